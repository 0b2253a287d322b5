'use strict';
// What is typed into a form that is sent as a whole is lost when the page is left, or when another form of the page is sent:
// both ask first. Typed cells are kept by themselves (app.js).
(() => {
  const live = document.getElementById('live');
  // The answer to a form that was not taken: what that form holds stands nowhere else.
  const answered = document.documentElement.dataset.answered === 'true';
  const isAnswered = form => answered && new URL(form.action, location.href).pathname === location.pathname;
  const isText = field => field.name && !field.disabled && !field.matches('[type=hidden], [type=submit], [type=button], [type=file], [type=password], .definition-side *:not(#example-name)');
  const isChanged = field => {
    if (field instanceof HTMLSelectElement) {
      const stands = [...field.options].find(option => option.defaultSelected) ?? field.options[0];
      return field.selectedOptions[0] !== stands;
    }
    if (field.type === 'checkbox' || field.type === 'radio') return field.checked !== field.defaultChecked;
    return field.value !== field.defaultValue || field.value !== '' && isAnswered(field.form);
  };
  const whole = () => [...document.querySelectorAll('form[method=post]')].filter(form => !form.matches('[data-cells], .login-form, .cell form'));
  const isTyped = form => [...form.elements].some(field => isText(field) && isChanged(field));
  let leaving = null;

  document.addEventListener('submit', event => {
    if (event.defaultPrevented) return;
    const other = whole().find(form => form !== event.target && isTyped(form));
    if (other && !window.confirm(live.dataset.otherForm)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      [...other.elements].find(field => isText(field) && isChanged(field))?.focus();
      return;
    }
    leaving = event.target;
  }, true);

  window.addEventListener('beforeunload', event => {
    if (!leaving && whole().some(isTyped)) event.preventDefault();
  });
  // A page that is come back to is typed into again.
  window.addEventListener('pageshow', () => { leaving = null; });

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
