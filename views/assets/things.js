/* Goes closer to an image, piece by piece, and says when a piece or a player has no answer. Without this file
   parts of the image are pages of their own. Moving is the window's own scrolling: by finger, wheel and keys. */
'use strict';
(() => {
  document.addEventListener(
    'error',
    ({ target }) => {
      const fault = target.closest('figure')?.querySelector('.fault');
      if (fault) fault.hidden = false;
    },
    true,
  );
  const STEPS = { ArrowLeft: [-60, 0], ArrowRight: [60, 0], ArrowUp: [0, -60], ArrowDown: [0, 60] };
  const svg = document.querySelector('svg[data-size]');
  if (!svg) return;
  const { pieces, size, tile, factors } = svg.dataset;
  const view = svg.parentElement;
  const tools = document.querySelector('.zoom-tools');
  const told = tools.querySelector('output');
  const [width, height] = size.split(' ').map(Number);
  const [across, down] = tile.split(' ').map(Number);
  const steps = factors.split(' ').map(Number);
  // Px of the screen for each of the image: when it fits the window, and now.
  const fitting = () => Math.min(view.clientWidth / width, view.clientHeight / height);
  let fit = 0;
  let scale = 0;
  let layer = null;
  let waiting = 0;

  const draw = () => {
    waiting = 0;
    if (!across) return;
    const fine = scale * Math.min(devicePixelRatio, 2);
    // Those that the whole is made of are fine enough until it is larger than on a page.
    const step = steps.findLast((one) => one * fine <= 1) ?? steps[0];
    if (layer?.dataset.step !== String(step)) {
      layer = svg.appendChild(document.createElementNS(svg.namespaceURI, 'g'));
      layer.dataset.step = step;
      const old = svg.querySelectorAll('g');
      if (old.length > 2) old[0].remove();
    }
    const [w, h] = [across * step, down * step];
    const area = svg.getBoundingClientRect();
    const box = view.getBoundingClientRect();
    const x = (box.left - area.left) / scale;
    const y = (box.top - area.top) / scale;
    const lastColumn = Math.min(x + box.width / scale, width - 1) / w;
    const lastRow = Math.min(y + box.height / scale, height - 1) / h;
    for (let row = Math.max(0, Math.floor(y / h)); row <= lastRow; row++) {
      for (let column = Math.max(0, Math.floor(x / w)); column <= lastColumn; column++) {
        const name = `${step}-${column}-${row}`;
        if (layer.querySelector(`[data-name="${name}"]`)) continue;
        const image = document.createElementNS(svg.namespaceURI, 'image');
        image.dataset.name = name;
        const place = {
          x: column * w,
          y: row * h,
          width: Math.min(w, width - column * w),
          height: Math.min(h, height - row * h),
          preserveAspectRatio: 'none',
          href: pieces + name,
        };
        for (const key in place) image.setAttribute(key, place[key]);
        layer.append(image);
      }
    }
  };
  const soon = () => {
    waiting ||= requestAnimationFrame(draw);
  };
  /** By this factor about a place of the window; 0 = back to the whole. */
  const zoom = (by, left = view.clientWidth / 2, top = view.clientHeight / 2) => {
    if (!fit) {
      view.style.height = `${view.clientHeight}px`;
      svg.style.maxHeight = 'none';
      fit = scale = fitting();
    }
    const before = scale;
    const area = svg.getBoundingClientRect();
    const box = view.getBoundingClientRect();
    const x = (box.left + left - area.left) / before;
    const y = (box.top + top - area.top) / before;
    scale = by ? Math.max(fit, Math.min(before * by, Math.max(4, fit * 4))) : fit;
    svg.style.width = `${width * scale}px`;
    svg.style.height = `${height * scale}px`;
    view.scrollLeft = x * scale - left;
    view.scrollTop = y * scale - top;
    told.value = `${Math.round((scale / fit) * 100)}%`;
    soon();
  };

  tools.hidden = false;
  document.querySelector('.zoom-links').hidden = true;
  tools.addEventListener('click', ({ target }) => {
    if (target.dataset.zoom) zoom(Number(target.dataset.zoom));
  });
  view.addEventListener('scroll', soon);
  // Also with the focus on a button; the window itself is moved by the browser.
  view.closest('figure').addEventListener('keydown', (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = { '+': 2, '=': 2, '-': 0.5, 0: 0 }[key];
    const [x, y] = (target !== view && STEPS[key]) || [0, 0];
    if (by === undefined && !x && !y) return;
    event.preventDefault();
    if (by === undefined) view.scrollBy(x, y);
    else zoom(by);
  });
  // Two fingers.
  let apart = 0;
  view.addEventListener(
    'touchmove',
    (event) => {
      const [one, two] = event.touches;
      if (!two) return;
      event.preventDefault();
      const now = Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY);
      const box = view.getBoundingClientRect();
      if (apart)
        zoom(
          now / apart,
          (one.clientX + two.clientX) / 2 - box.left,
          (one.clientY + two.clientY) / 2 - box.top,
        );
      apart = now;
    },
    { passive: false },
  );
  view.addEventListener('touchend', () => {
    apart = 0;
  });
})();
