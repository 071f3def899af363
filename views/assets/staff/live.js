// How far a run is, told as it goes; once it has ended the page is shown anew. Without this the page has a link.
for (const place of document.querySelectorAll('[data-live]')) {
  const events = new EventSource(place.dataset.live);
  const bar = place.querySelector('progress');
  const lines = place.querySelector('[data-live-lines]');
  events.addEventListener('message', ({ data }) => {
    const told = JSON.parse(data);
    lines.replaceChildren(
      ...told.lines.map((line) => {
        const item = document.createElement('li');
        item.textContent = line;
        return item;
      }),
    );
    if (told.share === null) bar.removeAttribute('value');
    else bar.value = told.share;
  });
  events.addEventListener('ended', () => {
    events.close();
    location.reload();
  });
}
