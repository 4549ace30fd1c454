// Menu, theme, the filter form. Every page works without it.
(() => {
  const root = document.documentElement;

  function nameTheme() {
    const button = document.querySelector('.theme-switch');
    if (button) button.textContent = root.dataset.bsTheme === 'dark' ? 'Светлая тема' : 'Тёмная тема';
  }

  function nameTools() {
    document.querySelector('.tools-toggle')?.setAttribute('aria-expanded', String(root.classList.contains('tools-open')));
  }

  function fitDays(form) {
    const preset = form.querySelector('select[name="preset"]');
    const days = form.querySelector('.filter-days');
    if (!preset || !days) return;
    const own = preset.value === 'custom';
    days.classList.toggle('js-fold', !own);
    for (const input of days.querySelectorAll('input')) input.disabled = !own;
  }

  document.addEventListener('click', event => {
    const at = selector => event.target.closest?.(selector);
    const burger = at('.burger');
    if (burger) {
      const open = burger.getAttribute('aria-expanded') !== 'true';
      burger.setAttribute('aria-expanded', String(open));
      document.getElementById('menu').classList.toggle('open', open);
    }
    if (at('.theme-switch')) {
      root.dataset.bsTheme = root.dataset.bsTheme === 'dark' ? 'light' : 'dark';
      localStorage.setItem('theme', root.dataset.bsTheme);
      nameTheme();
      dispatchEvent(new Event('themechange'));
    }
    if (at('.tools-toggle')) {
      root.classList.toggle('tools-open');
      nameTools();
    }
    for (const fold of document.querySelectorAll('.nav-fold[open], .combo[open]')) {
      if (!fold.contains(event.target)) fold.open = false;
    }
  });

  document.addEventListener('keydown', event => {
    if (event.key === 'Enter' && event.target.closest?.('.combo input')) {
      // The first line found is chosen; the form is not sent.
      event.preventDefault();
      event.target.closest('.combo').querySelector('.combo-found a')?.click();
    }
    if (event.key !== 'Escape') return;
    for (const fold of document.querySelectorAll('.nav-fold[open], .combo[open]')) {
      fold.open = false;
      fold.querySelector('summary').focus();
    }
  });

  document.addEventListener('toggle', event => {
    if (event.target.matches?.('.combo[open]')) event.target.querySelector('input').focus();
  }, true);

  document.addEventListener('change', event => {
    // What is typed to search a list is no part of the filter.
    if (event.target.closest?.('.combo')) event.stopPropagation();
    if (event.target.name === 'preset' && event.target.form) fitDays(event.target.form);
  }, true);

  // A slow answer shows that it goes on.
  let waiting = 0;
  const progress = on => {
    clearTimeout(waiting);
    const line = document.getElementById('progress');
    if (!line) return;
    const show = () => {
      line.classList.toggle('on', on);
      line.firstElementChild.textContent = on ? 'Загружается' : '';
    };
    if (on) waiting = setTimeout(show, 250); else show();
  };
  document.addEventListener('htmx:beforeRequest', () => progress(true));
  document.addEventListener('htmx:afterRequest', event => {
    progress(false);
    // Signed out, refused or broken: the whole page says so.
    if (event.detail.failed) location.reload();
  });

  document.addEventListener('htmx:afterSettle', nameTools);
  document.addEventListener('DOMContentLoaded', nameTheme);
})();
