'use strict';
// What is typed into a form that is sent as a whole is lost when the page is left, or when another form of the page is sent:
// both ask first. Typed cells are kept by themselves (app.js), and dialogs are closed by whoever opened them.
(() => {
  const live = document.getElementById('live');
  // The answer to a form that was not taken: what that form holds stands nowhere else. A button may be named action.
  const answered = document.documentElement.dataset.answered === 'true';
  const address = form => new URL(form.getAttribute('action') ?? location.href, location.href).pathname;
  const isAnswered = form => answered && address(form) === location.pathname;
  // Forms that were drawn anew while they were filled in: what stands in them is no longer what was stored.
  const redrawn = new Set();
  const isText = field => field.name && !field.disabled && !field.matches('[type=hidden], [type=submit], [type=button], [type=file], [type=password], .definition-side *:not(#example-name)');
  const isChanged = field => {
    if (field instanceof HTMLSelectElement) {
      const stands = [...field.options].find(option => option.defaultSelected) ?? field.options[0];
      return field.selectedOptions[0] !== stands;
    }
    if (field.type === 'checkbox' || field.type === 'radio') return field.checked !== field.defaultChecked;
    return field.value !== field.defaultValue || field.value !== '' && isAnswered(field.form);
  };
  const whole = () => [...document.querySelectorAll('form[method=post]')].filter(form => !form.matches('[data-cells]') && !form.closest('dialog, .cell'));
  const isTyped = form => redrawn.has(address(form)) || [...form.elements].some(field => isText(field) && isChanged(field));
  let leaving = false;

  document.addEventListener('htmx:afterSwap', event => {
    const form = event.detail.target?.matches?.('form') ? event.detail.target : null;
    if (form && !form.matches('[data-cells]')) redrawn.add(address(form));
  });

  document.addEventListener('submit', event => {
    const own = event.target;
    // A dialog's form leaves the page only where it says so itself.
    if (event.defaultPrevented || own.closest('dialog') && own.closest('dialog').id !== 'hand-in') return;
    const other = whole().find(form => form !== own && isTyped(form));
    if (!other || window.confirm(live.dataset.otherForm)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    [...other.elements].find(field => isText(field) && isChanged(field))?.focus();
  }, true);
  // What a script sends by itself stays on the page.
  window.addEventListener('submit', event => { leaving = !event.defaultPrevented; });

  window.addEventListener('beforeunload', event => {
    if (!leaving && whole().some(isTyped)) event.preventDefault();
  });
  // A page that is come back to is typed into again.
  window.addEventListener('pageshow', () => { leaving = false; });

  // What was refused is where the person goes on.
  if (answered) document.querySelector('main form [aria-invalid=true]')?.focus();

  // After signing in again, and where an earlier page left something, all that is not saved is saved in one go, when the person says so.
  const bar = document.createElement('p');
  bar.className = 'notice warn unsaved-bar';
  bar.setAttribute('role', 'status');
  const words = document.createElement('span'), send = document.createElement('button');
  send.type = 'button';
  send.className = 'btn btn-primary';
  send.textContent = live.dataset.saveAll;
  bar.append(words, ' ', send);
  const open = () => [...document.querySelectorAll('.cell.is-unsaved [data-cell]')];
  const count = () => {
    if (!open().length) { bar.remove(); return; }
    if (!bar.isConnected) document.getElementById('main').before(bar);
    words.textContent = live.dataset.unsavedCount.replace('{0}', open().length);
  };
  send.addEventListener('click', () => open().forEach(field => htmx.trigger(field, 'change')));
  document.addEventListener('signed-in', count);
  document.addEventListener('drafts-shown', count);
  for (const event of ['htmx:beforeRequest', 'htmx:afterSettle', 'input']) document.addEventListener(event, () => { if (bar.isConnected) count(); });
})();
