'use strict';
// The lines of the ledger's grid: added, described, closed and opened again, moved. Each goes to the address that the plain
// form posts to, and the grid is asked for anew.
(() => {
  const $ = id => document.getElementById(id);

  // Of the grid it knows the chosen row, whether it is the last one left, whether it is drawn, how to draw it anew, its last line and its focus. Returns what a
  // key or a button does.
  window.LedgerLines = ({address, section, text, headers, say, refresh, active, last, drawn, toLast, focus}) => {
    const postLine = async (path, fields) => {
      const body = new URLSearchParams({...fields, section, from: 'grid'});
      const response = await fetch(path, {method: 'POST', headers: {'X-XSRF-TOKEN': headers()['X-XSRF-TOKEN'], 'X-Page-Mark': headers()['X-Page-Mark']}, body}).catch(() => null);
      if (!response) return text.failed;
      if (response.redirected && response.url.endsWith('/login')) { document.body.dispatchEvent(new CustomEvent('sign-in-needed', {bubbles: true})); return text.unsaved; }
      if (response.ok) return '';
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      return page.querySelector('.cell-message, .field-message, .refusal')?.textContent.trim() || text.refused;
    };
    const dialog = $('line-dialog'), tools = [...document.querySelectorAll('[data-tool]')];
    const lineForm = dialog?.querySelector('form');
    const tool = async name => {
      const row = active();
      if (name === 'add' || name === 'describe') {
        if (name === 'describe' && !row) return;
        const adding = name === 'add';
        lineForm.action = adding ? lineForm.dataset.add : lineForm.dataset.describe;
        dialog.querySelector('h2').textContent = adding ? lineForm.dataset.addTitle : lineForm.dataset.describeTitle;
        dialog.setAttribute('aria-label', dialog.querySelector('h2').textContent);
        const fields = lineForm.elements;
        fields.kind.closest('div').hidden = !adding || fields.kind.options.length < 2;
        fields.line.value = adding ? '' : row.id;
        fields.name.value = adding ? '' : row.name;
        if (fields.office) fields.office.value = adding ? '' : row.office;
        $('line-dialog-error').hidden = true;
        dialog.showModal();
        lineForm.elements.name.focus();
        return;
      }
      if (!row || !tools.length) return;
      if (name === 'close' && !row.closed && !window.confirm(text.confirmClose.replace('{0}', row.name))) return;
      if (name === 'remove' && !window.confirm(text.confirmRemove.replace('{0}', row.name))) return;
      const path = {close: row.closed ? '/lines/reopen' : '/lines/close', remove: '/lines/remove'}[name] ?? '/lines/move';
      const wrong = await postLine(address + path, {line: row.id, up: name === 'up'});
      if (!wrong && name === 'remove' && last()) { location.reload(); return; }
      if (wrong) say(wrong); else await refresh(name === 'remove' ? null : row.id);
      focus();
    };
    tools.forEach(button => button.addEventListener('click', () => tool(button.dataset.tool)));
    lineForm?.addEventListener('submit', async event => {
      event.preventDefault();
      event.stopPropagation();
      const wrong = await postLine(lineForm.action, Object.fromEntries(new FormData(lineForm)));
      $('line-dialog-error').hidden = !wrong;
      $('line-dialog-error').textContent = wrong;
      if (wrong) return;
      dialog.close();
      if (!drawn()) { location.reload(); return; }
      await refresh(lineForm.elements.line.value || null);
      if (!lineForm.elements.line.value) toLast();
      focus();
    });
    lineForm?.elements.kind?.addEventListener('change', () => {
      const suggested = lineForm.elements.kind.selectedOptions[0].dataset.name;
      if (suggested && !lineForm.elements.name.value) lineForm.elements.name.value = suggested;
    });
    document.querySelectorAll('[data-close-dialog]').forEach(button => button.addEventListener('click', () => { button.closest('dialog').close(); focus(); }));
    return tool;
  };
})();
