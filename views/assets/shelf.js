/* The shelf: ids of works, kept in this browser and nowhere else; and buttons that copy and print. Without this file
   the same forms lead to a shelf that is its address. */
'use strict';
(() => {
  const MOST = 500;
  const all = (selector) => document.querySelectorAll(selector);
  const main = document.querySelector('[data-shelf]');
  let ids = [];
  let isBlocked = false;

  // Whatever lies there, only what has the form of an id is taken; and writing tells whether it may be kept.
  const read = () => {
    const text = localStorage.getItem('shelf') || '';
    ids = [...new Set(text.match(/\b[0-9a-hjkmnp-tv-z]{26}\b/g))].slice(0, MOST);
    localStorage.setItem('shelf', ids);
  };
  const show = () => {
    for (const link of all('a[href="/shelf"]')) {
      link.dataset.label ||= link.textContent;
      link.textContent = link.dataset.label + (ids.length ? `（${ids.length}）` : '');
    }
    for (const button of all('[data-on]')) {
      button.dataset.off ||= button.textContent;
      button.textContent = button.dataset[ids.includes(button.value) ? 'on' : 'off'];
    }
  };
  const keep = (next) => {
    ids = next;
    localStorage.setItem('shelf', ids);
    show();
  };
  const isOwn = () => main && main.dataset.asked && main.dataset.asked === `${ids}`;

  const begin = () => {
    try {
      read();
      if (isOwn()) {
        keep(main.dataset.shelf.split(',').filter(Boolean));
        main.dataset.asked = ids;
        localStorage.setItem('shelf-name', main.dataset.name);
      } else if (main && !location.search && ids.length) {
        const name = localStorage.getItem('shelf-name') || '';
        location.replace(`/shelf?ids=${ids}${name && `&name=${encodeURIComponent(name)}`}`);
      }
    } catch {
      isBlocked = true;
    }
    show();
    const kind = isBlocked ? 'blocked' : isOwn() ? 'own' : 'other';
    for (const one of all('[data-if]')) one.hidden = one.dataset.if !== kind;
    for (const one of all('[data-unless]')) one.hidden = one.dataset.unless === kind;
    for (const button of all('[data-copy], [data-print]')) button.hidden = false;
  };

  const tell = (form, word) => {
    const told = form.querySelector('[role=status]');
    if (told) told.textContent = told.dataset[word].replace('{n}', ids.length);
  };

  document.addEventListener('submit', (event) => {
    const { target: form, submitter } = event;
    const action =
      (submitter && submitter.getAttribute('formaction')) || form.getAttribute('action');
    if (action !== '/shelf' || isBlocked) return;
    const sent = new FormData(form, submitter);
    if (sent.has('without') || sent.has('clear')) {
      if (isOwn()) keep(sent.has('clear') ? [] : ids.filter((id) => id !== sent.get('without')));
      return;
    }
    if (sent.has('name')) return;
    event.preventDefault();
    const chosen = sent.getAll('ids').join().split(',').filter(Boolean);
    const next = [...new Set([...ids, ...chosen])];
    if (submitter.dataset.on && ids.includes(submitter.value)) {
      keep(ids.filter((id) => id !== submitter.value));
      tell(form, 'removed');
    } else if (!chosen.length || next.length > MOST) {
      tell(form, chosen.length ? 'full' : 'none');
    } else {
      keep(next);
      tell(form, 'added');
    }
  });

  document.addEventListener('click', async ({ target: { dataset, nextElementSibling } }) => {
    if ('print' in dataset) print();
    const copied = dataset.copy && document.getElementById(dataset.copy);
    if (!copied) return;
    try {
      await navigator.clipboard.writeText(copied.value || copied.textContent);
    } catch {
      // Only pages over https have a clipboard; elsewhere what is selected is copied.
      if (copied.select) copied.select();
      else getSelection().selectAllChildren(copied);
      if (!document.execCommand('copy')) return;
    }
    nextElementSibling.textContent = nextElementSibling.dataset.done;
  });
  addEventListener('pageshow', begin);
  addEventListener('storage', begin);
})();
