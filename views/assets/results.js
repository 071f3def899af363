/* A page of results. Says on the button of the filters how many works the ticked ones leave, and leads back to the
   filter that was changed where the filters stand beside the results; a phone is led to the results. Without this
   file the filters work all the same, and every way leads to the results. */
'use strict';
(() => {
  const filters = document.querySelector('.filters');
  const apply = document.querySelector('.apply');
  if (!filters) return;
  const label = apply.querySelector('.apply-changed');
  const unknown = label.textContent;
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
      label.textContent = apply.dataset.see.replace('{n}', shown);
    } catch {
      // Overtaken by the next tick, or the network is away: the button still applies.
    }
  };
  filters.addEventListener('input', (event) => {
    clearTimeout(timer);
    if (asking) asking.abort();
    label.textContent = unknown;
    apply.classList.add('is-changed');
    const changed = event.target.closest('.filter').firstElementChild;
    if (areBeside()) apply.setAttribute('formaction', `/search#${changed.id}`);
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
