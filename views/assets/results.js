/* A page of results. Says on the buttons of the filters how many works the ticked ones leave, and leads back to the
   filter whose chip was taken away where the filters stand beside the results; a phone is led to the results. Without
   this file the filters work all the same. */
'use strict';
(() => {
  const filters = document.querySelector('.filters');
  if (!filters) return;
  const apply = filters.querySelector('.apply-all');
  const labels = filters.querySelectorAll('[data-many]');
  const unknown = labels[0].textContent;
  const say = (text) => labels.forEach((label) => (label.textContent = text));
  // Beside the results the filters stand open, and nothing has to be opened to see them.
  const areBeside = () => !filters.firstElementChild.checkVisibility();
  let timer = 0;
  let asking = null;

  const count = async () => {
    asking = new AbortController();
    const asked = new URLSearchParams(new FormData(apply.form));
    asked.set('size', '1');
    try {
      const answer = await fetch(`${apply.dataset.count}?${asked}`, { signal: asking.signal });
      if (!answer.ok) return;
      const { total } = await answer.json();
      const shown = total.toLocaleString(document.documentElement.lang);
      say(apply.dataset.see.replace('{n}', shown));
    } catch {
      // Overtaken by the next tick, or the network is away: the button still applies.
    }
  };
  filters.addEventListener('input', () => {
    clearTimeout(timer);
    if (asking) asking.abort();
    say(unknown);
    apply.classList.add('is-changed');
    timer = setTimeout(count, 250);
  });
  for (const chip of document.querySelectorAll('[data-filter]')) {
    chip.addEventListener('click', () => {
      const { filter } = chip.dataset;
      if (filter && document.getElementById(filter) && areBeside()) chip.hash = filter;
    });
  }
  // What stood there when the page came is not said by itself.
  const status = document.querySelector('.summary');
  if (location.hash) setTimeout(() => status.append('\u00a0'), 300);
})();
