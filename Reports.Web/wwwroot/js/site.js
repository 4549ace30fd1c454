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

  // The menu is one line: its last sections stand under «Ещё» where there is no room for all. In the folded menu of a phone each has a line.
  function foldMenu() {
    const nav = document.querySelector('.site-nav');
    const more = nav?.querySelector('.nav-more');
    if (!more) return;
    const list = more.querySelector('.nav-fold-list');
    nav.append(...list.children, more);
    more.hidden = true;
    if (getComputedStyle(nav).flexDirection === 'column') return;
    const isOver = () => [...nav.children].some(part => !part.hidden && part.getBoundingClientRect().right > nav.getBoundingClientRect().right + .5);
    while (isOver() && more.previousElementSibling) {
      more.hidden = false;
      list.prepend(more.previousElementSibling);
    }
  }

  // On a phone rows are cards: each cell tells its head, and what is no table any more to the browser still is one to a screen reader.
  function nameCells() {
    for (const table of document.querySelectorAll('.table-cards table:not([role])')) {
      const heads = [...table.tHead.rows[0].cells].map(head => head.textContent.trim());
      table.setAttribute('role', 'table');
      for (const part of [table.tHead, ...table.tBodies, table.tFoot]) part?.setAttribute('role', 'rowgroup');
      for (const row of table.rows) {
        row.setAttribute('role', 'row');
        for (const cell of row.cells) {
          cell.setAttribute('role', cell.tagName !== 'TH' ? 'cell' : cell.scope === 'row' ? 'rowheader' : 'columnheader');
          if (cell.tagName === 'TD') cell.dataset.label = heads[cell.cellIndex] ?? '';
        }
      }
    }
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
      event.target.closest('.combo').querySelector('.combo-found a, .combo-found button')?.click();
    }
    if (event.key !== 'Escape') return;
    for (const fold of document.querySelectorAll('.nav-fold[open], .combo[open]')) {
      fold.open = false;
      fold.querySelector('summary').focus();
    }
  });

  // Codes that are picked stand in the field, a line each, and beside it with their names.
  function pick(at, code, name) {
    const field = at.querySelector('textarea, input[name]');
    const many = 'many' in at.dataset;
    const codes = many ? field.value.split('\n').map(one => one.trim()).filter(one => one && one !== code) : [];
    const chosen = at.querySelector('.pick-chosen');
    for (const chip of [...chosen.children]) if (!many || chip.dataset.code === code) chip.remove();
    if (name) {
      codes.push(code);
      const chip = document.createElement('span');
      chip.className = 'pick-chip';
      chip.dataset.code = code;
      chip.textContent = name === code ? code : `${name} (${code})`;
      const drop = document.createElement('button');
      drop.type = 'button';
      drop.className = 'pick-drop';
      drop.setAttribute('aria-label', `Убрать ${name}`);
      drop.textContent = '×';
      chip.append(drop);
      chosen.append(chip);
    }
    field.value = codes.join('\n');
  }

  document.addEventListener('click', event => {
    const at = event.target.closest?.('.pick');
    const code = event.target.closest?.('[data-code]');
    if (!at || !code) return;
    if (event.target.closest('.pick-drop')) {
      pick(at, code.dataset.code, '');
    } else if (code.dataset.name) {
      pick(at, code.dataset.code, code.dataset.name);
      at.querySelector('.combo').open = false;
    } else return;
    at.querySelector('summary').focus();
  });

  document.addEventListener('toggle', event => {
    if (event.target.matches?.('.combo[open]')) event.target.querySelector('input').focus();
  }, true);

  document.addEventListener('change', event => {
    // What is typed to search a list is no part of the filter.
    if (event.target.closest?.('.combo')) event.stopPropagation();
    if (event.target.name === 'preset' && event.target.form) fitDays(event.target.form);
  }, true);

  // A key that is pressed while the filter's answer is on its way is not lost: that answer is dropped, and the form is sent when the keys rest.
  let typed = false;
  let resting = 0;
  const ofFilter = element => element?.closest?.('form.filters');
  const restart = form => {
    clearTimeout(resting);
    resting = setTimeout(() => {
      if (form.isConnected) htmx.trigger(form, 'change');
    }, 500);
  };
  document.addEventListener('keydown', event => {
    const form = ofFilter(event.target);
    if (!form || event.target.closest('.combo') || ['Tab', 'Shift', 'Escape', 'Enter'].includes(event.key)) return;
    typed = true;
    if (resting) restart(form);
  });
  document.addEventListener('htmx:beforeRequest', event => {
    if (!ofFilter(event.detail.elt)) return;
    typed = false;
    clearTimeout(resting);
    resting = 0;
  });
  document.addEventListener('htmx:beforeSwap', event => {
    const form = ofFilter(event.detail.requestConfig?.elt);
    if (!form || !typed || event.detail.target?.id !== 'report') return;
    event.detail.shouldSwap = false;
    restart(form);
  });

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

  for (const ready of ['DOMContentLoaded', 'htmx:afterSettle']) {
    document.addEventListener(ready, nameTools);
    document.addEventListener(ready, nameCells);
  }
  document.addEventListener('DOMContentLoaded', () => {
    nameTheme();
    foldMenu();
    addEventListener('resize', foldMenu);
  });
})();
