/*
 * Keys of the match review: each button, link, form and list of the page says its own in `data-key`. Everything is
 * there without them. One answer a page: a key that is held down or struck twice does not answer the next pair.
 */
(() => {
  let isSent = false;
  document.addEventListener('submit', () => {
    isSent = true;
  });
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.repeat || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = event.target;
    if (at instanceof Element && at.closest('select, textarea, input:not([type="radio"])')) return;
    const found = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (found === null || isSent) return;
    event.preventDefault();
    if (found instanceof HTMLDetailsElement) found.open = !found.open;
    else if (found instanceof HTMLFormElement) found.requestSubmit();
    else found.click();
  });
})();
