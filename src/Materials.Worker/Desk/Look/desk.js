// Pages are whole without it. It adds keys for who goes through many packages; they can be turned off (WCAG 2.1.4), and never act while something is typed.
(() => {
  'use strict';
  const setting = 'materials-keys';
  const areOn = () => localStorage.getItem(setting) !== 'off';

  const step = (selector, by) => {
    const all = [...document.querySelectorAll(selector)];
    const at = all.findIndex(a => a.hasAttribute('aria-current'));
    const next = all[at + by];
    if (next) {
      sessionStorage.setItem('materials-focus', selector);
      next.click();
    }
  };

  const keys = {
    j: () => step('[data-item]', 1),
    k: () => step('[data-item]', -1),
    n: () => step('[data-place]', 1),
    p: () => step('[data-place]', -1),
    '[': () => document.querySelector('[data-key="["]')?.click(),
    ']': () => document.querySelector('[data-key="]"]')?.click(),
  };

  document.addEventListener('keydown', event => {
    const isTyped = event.target.closest?.('input, select, textarea, [contenteditable]');
    if (isTyped || event.ctrlKey || event.metaKey || event.altKey || !areOn() || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });

  // After a step the focus is where it led, so that the tab key and screen readers go on from there.
  const moved = sessionStorage.getItem('materials-focus');
  sessionStorage.removeItem('materials-focus');
  if (moved) document.querySelector(`${moved}[aria-current]`)?.focus();

  for (const button of document.querySelectorAll('[data-keys]')) {
    const label = () => { button.textContent = areOn() ? button.dataset.on : button.dataset.off; };
    button.hidden = false;
    button.addEventListener('click', () => {
      localStorage.setItem(setting, areOn() ? 'off' : 'on');
      label();
    });
    label();
  }
})();
