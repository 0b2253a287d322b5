'use strict';
// The editor of schemes: rows of the tree are dragged with the mouse (the buttons do the same with the keyboard), and
// names of figures are completed while a formula is typed. Nothing is computed here.
(() => {
  const token = () => {
    const cookie = document.cookie.split('; ').find(c => c.startsWith('XSRF-TOKEN='));
    return cookie ? decodeURIComponent(cookie.slice('XSRF-TOKEN='.length)) : '';
  };

  // Drag a row onto another: before it, or an indicator onto a dimension: into it.
  let dragged = null;
  const row = event => event.target.closest?.('tr[data-node]');
  const takes = target => target && target !== dragged && (dragged.dataset.kind === 'indicator' || target.dataset.kind === 'dimension');
  document.addEventListener('dragstart', event => { dragged = row(event); });
  document.addEventListener('dragover', event => {
    const target = dragged && row(event);
    document.querySelectorAll('tr.is-over').forEach(other => other.classList.toggle('is-over', other === target));
    if (!takes(target)) return;
    event.preventDefault();
    target.classList.add('is-over');
  });
  document.addEventListener('dragend', () => {
    dragged = null;
    document.querySelectorAll('tr.is-over').forEach(other => other.classList.remove('is-over'));
  });
  document.addEventListener('drop', event => {
    const target = dragged && row(event);
    if (!takes(target)) return;
    event.preventDefault();
    const form = document.createElement('form');
    form.method = 'post';
    form.action = dragged.dataset.move;
    for (const [name, value] of [['target', target.dataset.node], ['_csrf', document.querySelector('input[name=_csrf]')?.value ?? token()], ['_mark', document.querySelector('meta[name=page-mark]')?.content ?? '']]) {
      const input = document.createElement('input');
      input.type = 'hidden'; input.name = name; input.value = value;
      form.append(input);
    }
    document.body.append(form);
    form.submit();
  });

  // Alt with an arrow moves the row that has the focus.
  document.addEventListener('keydown', event => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    const button = row(event)?.querySelector(`button[data-key=${event.key}]`);
    if (button) { event.preventDefault(); button.click(); }
  });
  if (location.hash.startsWith('#node-')) document.querySelector(`${CSS.escape ? '#' + CSS.escape(location.hash.slice(1)) : location.hash} a`)?.focus();

  // Names of figures, and of what the formula itself declares to be typed, below it; narrowed by what stands before the
  // cursor. None is chosen until an arrow goes to it, so that Tab and Enter never replace what was typed.
  const WORD = /[\p{L}_][\p{L}\p{Nd}_]*$/u;
  const list = field => field.parentElement.querySelector('.names');
  const close = field => list(field)?.remove();
  const word = field => WORD.exec(field.value.slice(0, field.selectionStart))?.[0] ?? '';
  const choose = (field, name) => {
    const start = field.selectionStart - word(field).length;
    field.setRangeText(name, start, field.selectionStart, 'end');
    close(field);
    field.dispatchEvent(new Event('input', {bubbles: true}));
  };
  const declared = field => {
    const entries = field.name.replace(/expression$/, 'entries/');
    return [...document.querySelectorAll('#definition input')]
      .filter(other => other.name.startsWith(entries) && /^\d+\/name$/.test(other.name.slice(entries.length)))
      .map(other => other.value.trim()).filter(name => name);
  };
  document.addEventListener('input', event => {
    const field = event.target;
    if (!field.matches?.('textarea[data-names]')) return;
    close(field);
    const typed = word(field);
    if (!typed) return;
    const figures = [...document.querySelectorAll('#known-figures option')].map(o => o.value);
    const all = [...new Set([...declared(field), ...figures])];
    const names = all.filter(name => name.includes(typed) && name !== typed).slice(0, 12);
    if (!names.length) return;
    const box = document.createElement('ul');
    box.className = 'names';
    box.setAttribute('role', 'listbox');
    names.forEach(name => {
      const item = document.createElement('li');
      item.setAttribute('role', 'option');
      item.setAttribute('aria-selected', 'false');
      item.textContent = name;
      item.addEventListener('mousedown', down => { down.preventDefault(); choose(field, name); });
      box.append(item);
    });
    field.after(box);
  });
  document.addEventListener('keydown', event => {
    const field = event.target;
    if (!field.matches?.('textarea[data-names]')) return;
    const box = list(field);
    if (!box || event.isComposing) return;
    const items = [...box.children], at = items.findIndex(i => i.getAttribute('aria-selected') === 'true');
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const to = event.key === 'ArrowDown' ? (at + 1) % items.length : (at <= 0 ? items.length : at) - 1;
      items.forEach((item, i) => item.setAttribute('aria-selected', i === to ? 'true' : 'false'));
    } else if (at >= 0 && (event.key === 'Enter' || event.key === 'Tab')) {
      event.preventDefault();
      choose(field, items[at].textContent);
    } else if (event.key === 'Escape') { close(field); }
  });
  document.addEventListener('focusout', event => { if (event.target.matches?.('textarea[data-names]')) close(event.target); });

  // A button pressed while a field is left: the page that the field asks for anew must not take the button away under the mouse.
  document.addEventListener('mousedown', event => {
    if (event.target.closest('form button[type=submit]') && document.activeElement?.closest('form') === event.target.closest('form')) event.preventDefault();
  });
})();
