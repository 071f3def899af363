/* Suggestions under the search box. Without this file the box works all the same. Nothing is asked or
   submitted while an input method is composing; the Enter that confirms a candidate never searches. */
'use strict';
(() => {
  const input = document.getElementById('words');
  if (!input || !input.dataset.suggest) return;
  const list = document.createElement('ul');
  list.id = 'suggestions';
  list.className = 'suggestions';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', input.dataset.suggestLabel);
  list.hidden = true;
  input.insertAdjacentElement('afterend', list);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');

  let composing = false;
  let timer = 0;
  let asking = null;
  let at = -1;

  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const stop = () => {
    clearTimeout(timer);
    if (asking) asking.abort();
  };
  const choose = (next) => {
    const options = list.children;
    if (options.length === 0) return;
    if (options[at]) options[at].setAttribute('aria-selected', 'false');
    at = (next + options.length) % options.length;
    options[at].setAttribute('aria-selected', 'true');
    options[at].scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', options[at].id);
  };
  const show = (suggestions) => {
    at = -1;
    input.removeAttribute('aria-activedescendant');
    list.replaceChildren(
      ...suggestions.map((one, i) => {
        const option = document.createElement('li');
        option.id = `suggestion-${i}`;
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        option.dataset.href = one.href;
        const kind = document.createElement('span');
        kind.className = 'suggestion-kind';
        kind.textContent = one.label;
        option.append(one.text, ' ', kind);
        return option;
      }),
    );
    list.hidden = suggestions.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
  };
  const ask = async () => {
    const words = input.value.trim();
    if (words === '' || words.length > 60) return close();
    asking = new AbortController();
    try {
      const address = `${input.dataset.suggest}?q=${encodeURIComponent(words)}`;
      const answer = await fetch(address, { signal: asking.signal });
      if (!answer.ok) return close();
      const { suggestions } = await answer.json();
      if (!composing && document.activeElement === input) show(suggestions);
    } catch {
      // Overtaken by the next letter, or the network is away: the box is enough.
    }
  };
  const askSoon = () => {
    stop();
    if (!composing) timer = setTimeout(ask, 120);
  };

  input.addEventListener('compositionstart', () => {
    composing = true;
    stop();
    close();
  });
  input.addEventListener('compositionend', () => {
    composing = false;
    askSoon();
  });
  input.addEventListener('input', askSoon);
  input.addEventListener('blur', () => {
    stop();
    close();
  });
  input.addEventListener('keydown', (event) => {
    // 229: some browsers end the composition before they tell of the Enter that ended it.
    if (event.isComposing || event.keyCode === 229) {
      if (event.key === 'Enter') event.preventDefault();
      return;
    }
    if (list.hidden) return;
    if (event.key === 'Escape') {
      // It closes the list first; the words go with the next one.
      event.preventDefault();
      close();
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      choose(event.key === 'ArrowDown' ? at + 1 : at < 0 ? -1 : at - 1);
    } else if (event.key === 'Enter' && at >= 0) {
      event.preventDefault();
      location.assign(list.children[at].dataset.href);
    }
  });
  input.form.addEventListener('submit', (event) => {
    if (composing) event.preventDefault();
  });
  // Before the box loses the focus, which closes the list.
  list.addEventListener('mousedown', (event) => {
    const option = event.target.closest('[role=option]');
    if (!option || event.button !== 0) return;
    event.preventDefault();
    location.assign(option.dataset.href);
  });
})();
