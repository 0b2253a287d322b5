'use strict';
// Cells are saved one by one through htmx; this file adds what htmx does not know: the CSRF token, the state of a cell,
// a lost network, and a session that has ended. Nothing is computed here.
(() => {
  const RETRY_MS = 2000;
  const live = () => document.getElementById('live');
  const say = text => { live().textContent = text; };
  const cookie = name => document.cookie.split('; ').find(c => c.startsWith(name + '='))?.slice(name.length + 1);
  // Whose page this is: nothing of it is saved as somebody else's.
  const mark = document.querySelector('meta[name=page-mark]')?.content;
  const box = field => field.closest('.cell');
  const state = (cell, name) => {
    cell.querySelector('.cell-state')?.remove();
    cell.classList.remove('is-saving', 'is-saved', 'is-failed', 'is-unsaved', 'is-invalid', 'is-conflict');
    if (name) cell.classList.add('is-' + name);
  };
  const message = (cell, text) => {
    let p = cell.querySelector('.cell-message');
    if (!p) {
      p = document.createElement('p');
      p.className = 'cell-message';
      cell.append(p);
    }
    p.textContent = text;
  };

  // A browser drops line breaks that are pasted or dropped into a field of one line, and would make 12345 of 12 and 345.
  for (const way of ['paste', 'drop']) document.addEventListener(way, event => {
    const field = event.target, pasted = (event.clipboardData ?? event.dataTransfer)?.getData('text/plain').trim() ?? '';
    if (!(field instanceof HTMLInputElement) || !field.matches(':read-write') || field.type === 'file' || !/[\n\v\f\r\u0085\u2028\u2029]/.test(pasted)) return;
    event.preventDefault();
    const said = live().dataset.lines.replace('{0}', pasted.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/).length);
    field.setCustomValidity(said);
    field.reportValidity();
    say(said);
    for (const over of ['input', 'blur']) field.addEventListener(over, () => field.setCustomValidity(''), {once: true});
  }, true);

  document.addEventListener('htmx:configRequest', event => {
    const token = cookie('XSRF-TOKEN');
    if (token) event.detail.headers['X-XSRF-TOKEN'] = decodeURIComponent(token);
    if (mark) event.detail.headers['X-Page-Mark'] = mark;
    const field = event.detail.elt;
    if (!field.matches('[data-cell], .printed')) return;
    // htmx would send the whole form around the field: only this cell was left, or is to be shown as it will be printed.
    const own = new FormData();
    field.closest('.cell, .part').querySelectorAll('[name]').forEach(input => own.append(input.name, input.value));
    for (const name of [...event.detail.formData.keys()]) event.detail.formData.delete(name);
    for (const [name, value] of own) event.detail.formData.append(name, value);
    field.dataset.sent = field.value;
    if (!field.matches('[data-cell]')) return;
    // No note after the save: it would be the later one, and come back over what the save stored.
    const path = pathOf(field);
    clearTimeout(drafted.get(path));
    if (drafted.has(path)) drafted.set(path, 0);
    event.detail.formData.append('notePage', draftPage());
    event.detail.formData.append('noteSeq', nextSeq());
  });

  document.addEventListener('htmx:beforeRequest', event => {
    if (!event.detail.elt.matches('[data-cell]')) return;
    state(box(event.detail.elt), 'saving');
    say(live().dataset.saving);
  });

  document.addEventListener('htmx:afterRequest', event => {
    if (event.detail.successful && event.detail.elt.matches('[data-cell]')) say('');
  });

  // What was typed while a save was under way must not be swapped away.
  document.addEventListener('htmx:beforeSwap', event => {
    const field = event.detail.requestConfig?.elt;
    if (!event.detail.shouldSwap || !field?.matches?.('[data-cell]') || field.value === field.dataset.sent) return;
    const typed = field.value, id = field.id;
    document.addEventListener('htmx:afterSettle', () => {
      const fresh = document.getElementById(id);
      if (!fresh || fresh.value === typed) return;
      fresh.value = typed;
      // Whoever is still typing saves by leaving the cell, not half way.
      if (document.activeElement === fresh) fresh.addEventListener('blur', () => htmx.trigger(fresh, 'change'), {once: true});
      else htmx.trigger(fresh, 'change');
    }, {once: true});
  });

  const failed = field => {
    state(box(field), 'failed');
    message(box(field), live().dataset.failed);
    say(live().dataset.failed);
    note(field, pathOf(field));
    setTimeout(() => { if (field.isConnected) htmx.trigger(field, 'change'); }, RETRY_MS);
  };
  document.addEventListener('htmx:sendError', event => {
    if (event.detail.elt.matches('[data-cell]')) failed(event.detail.elt);
  });

  document.addEventListener('htmx:responseError', event => {
    const field = event.detail.elt, status = event.detail.xhr.status;
    if (field.closest('.login-form')) {
      const failed = document.getElementById('login-failed');
      const why = (event.detail.xhr.getResponseHeader('HX-Trigger') ?? '').replace('sign-in-', '');
      if (failed) { failed.textContent = failed.dataset[why] ?? failed.dataset.error; failed.hidden = false; }
      return;
    }
    if (!field.matches('[data-cell]')) return;
    // The server, or its database, is away for a while: as a lost network.
    if (status === 503) { failed(field); return; }
    state(box(field), status === 401 ? 'unsaved' : 'failed');
    message(box(field), status === 401 ? live().dataset.unsaved : status === 413 ? live().dataset.large : live().dataset.refused);
  });

  // Somebody else has signed in since this page was opened: it stays to be read, and nothing of it is saved.
  document.addEventListener('page-of-another', () => {
    say(live().dataset.another);
    let notice = document.getElementById('page-of-another');
    if (notice) return;
    notice = document.createElement('p');
    notice.id = 'page-of-another';
    notice.className = 'notice warn';
    notice.setAttribute('role', 'alert');
    notice.textContent = live().dataset.another;
    document.getElementById('main').before(notice);
  });

  // A file is sent without leaving the page: while the server reads as many as it can, the chosen file stays and is sent again.
  document.addEventListener('submit', async event => {
    const form = event.target;
    if (!form.matches('form[data-upload]')) return;
    event.preventDefault();
    const button = form.querySelector('[type=submit]'), note = form.querySelector('.upload-note');
    button.disabled = true;
    const told = text => { note.textContent = text; note.hidden = !text; say(text); };
    told(form.dataset.sending);
    const send = () => fetch(form.action, {method: 'POST', headers: mark ? {'X-Page-Mark': mark} : {}, body: new FormData(form)}).catch(() => null);
    let answer = await send();
    while (answer?.status === 429 || answer?.status === 503) {
      told(form.dataset.busy);
      await new Promise(resolve => setTimeout(resolve, 1000 * (Number(answer.headers.get('Retry-After')) || 5)));
      if (!form.isConnected) return;
      answer = await send();
    }
    button.disabled = false;
    if (!answer) { told(form.dataset.lost); return; }
    if (answer.redirected && answer.ok) { location.href = answer.url; return; }
    if (answer.status === 413) { told(form.dataset.large); return; }
    told('');
    // Any other answer is a page: what is wrong with the file, or what it would change.
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html'), main = page.getElementById('main');
    if (!main) { told(form.dataset.lost); return; }
    document.title = page.title;
    document.getElementById('main').replaceWith(document.adoptNode(main));
    htmx.process(main);
    main.focus();
  });

  // The session has ended: ask for the login on this page. What was typed stays, unsaved, until the person saves it.
  let asking = false;
  document.addEventListener('sign-in-needed', () => {
    const dialog = document.getElementById('sign-in');
    // Several requests may be refused at once: a form that is exchanged while somebody presses its button would be sent by the browser.
    if (dialog.open || asking) return;
    asking = true;
    htmx.ajax('GET', '/login', {target: '#sign-in', swap: 'innerHTML'}).then(() => {
      dialog.showModal();
      dialog.querySelector('[name=username]')?.focus();
    }).finally(() => { asking = false; });
  });
  document.addEventListener('signed-in', event => {
    document.querySelectorAll('input[name=_csrf]').forEach(input => { input.value = event.detail.token; });
    document.getElementById('sign-in').close();
    // Their notes were refused with them.
    document.querySelectorAll('.cell.is-unsaved [data-cell]').forEach(field => note(field, pathOf(field)));
    say(live().dataset.unsaved);
  });

  // What is being typed is noted on the server, so that a browser that dies loses next to nothing; after the page has been
  // opened again it stands in its cell, unsaved.
  const DRAFT_MS = 700;
  const drafted = new Map();
  // Of two requests about a cell the one sent later has the higher number, whichever arrives first.
  let seq = 0;
  const nextSeq = () => { seq = Math.max(seq + 1, Date.now()); return seq; };
  const draftPage = () => {
    const query = new URLSearchParams(location.search);
    query.delete('lang');
    return location.pathname + (query.size ? '?' + query : '');
  };
  const pathOf = field => box(field)?.querySelector('[name=cell]')?.value;
  const postDraft = (address, fields) => {
    const body = new URLSearchParams([['page', draftPage()], ['seq', nextSeq()], ...fields]);
    return fetch(address, {method: 'POST', headers: {'HX-Request': 'true', 'X-XSRF-TOKEN': decodeURIComponent(cookie('XSRF-TOKEN') ?? ''), ...(mark ? {'X-Page-Mark': mark} : {})}, body, keepalive: body.toString().length < 60000}).catch(() => null);
  };
  const dropDrafts = paths => {
    const known = paths.filter(path => drafted.delete(path));
    if (known.length) postDraft('/drafts/drop', known.map(path => ['cell', path]));
  };
  document.addEventListener('input', event => {
    const field = event.target, path = field.matches?.('[data-cell]') ? pathOf(field) : null;
    if (!path || drafted.get(path)) return;
    drafted.set(path, setTimeout(() => note(field, path), DRAFT_MS));
  });
  const note = (field, path) => {
    clearTimeout(drafted.get(path));
    drafted.set(path, 0);
    if (field.isConnected) postDraft('/drafts', [['cell', path], ['was', box(field).querySelector('[name=was]').value], ['typed', field.value]]);
  };
  // Whoever leaves within the pause leaves what stands in the fields.
  window.addEventListener('pagehide', () => document.querySelectorAll('[data-cell]').forEach(field => {
    const path = pathOf(field);
    if (path && drafted.get(path) && unsaved(field)) note(field, path);
  }));
  document.addEventListener('htmx:afterRequest', event => {
    const field = event.detail.elt;
    if (!event.detail.successful || !field.matches('[data-cell]')) return;
    const path = pathOf(field) ?? event.detail.requestConfig?.formData?.get('cell'), fresh = document.getElementById(field.id);
    clearTimeout(drafted.get(path));
    if (path && !(fresh && box(fresh)?.matches('.is-invalid, .is-conflict'))) dropDrafts([path]);
  });
  document.addEventListener('submit', event => {
    if (event.target.matches('[data-cells]')) dropDrafts([...drafted.keys()]);
  });
  if (document.querySelector('[data-cell]')) {
    fetch('/drafts?page=' + encodeURIComponent(draftPage()), {headers: {'HX-Request': 'true'}}).then(answer => answer.ok ? answer.json() : []).then(drafts => {
      for (const draft of drafts) {
        drafted.set(draft.cell, 0);
        const field = [...document.querySelectorAll('.cell [name=cell]')].find(input => input.value === draft.cell)?.closest('.cell').querySelector('[data-cell]');
        if (!field || field.value === draft.typed) { dropDrafts([draft.cell]); continue; }
        field.value = draft.typed;
        // It replaces what stood there when it was begun: what a colleague has put there since is seen first.
        box(field).querySelector('[name=was]').value = draft.was;
        state(box(field), 'unsaved');
        message(box(field), live().dataset.draft);
      }
      document.dispatchEvent(new CustomEvent('drafts-shown'));
    }).catch(() => null);
  }

  // Leaving the page with something that is not saved asks first.
  let submitting = false;
  // What a script sends by itself, the login among it, leaves nothing.
  window.addEventListener('submit', event => { submitting = !event.defaultPrevented; });
  const unsaved = field => {
    const was = box(field)?.querySelector('[name=was]');
    return was && field.value !== was.value;
  };
  window.addEventListener('beforeunload', event => {
    if (!submitting && [...document.querySelectorAll('[data-cell]')].some(unsaved)) event.preventDefault();
  });

  // A figure chosen from the list goes where the cursor was last.
  let lastField = null;
  document.addEventListener('focusin', event => {
    if (event.target.matches('textarea[data-cell]')) lastField = event.target.id;
  });
  document.addEventListener('click', event => {
    const chosen = event.target.closest('[data-insert]');
    if (!chosen) return;
    const field = document.getElementById(lastField);
    document.getElementById('insert-hint')?.classList.toggle('pending', !field);
    if (!field) return;
    field.focus();
    field.setRangeText(chosen.dataset.insert, field.selectionStart, field.selectionEnd, 'end');
    htmx.trigger(field, 'change');
  });

  // What cannot be undone asks first.
  document.addEventListener('click', event => {
    const button = event.target.closest('[data-confirm]');
    if (button && !window.confirm(button.dataset.confirm)) event.preventDefault();
  });

  // A link that leads to a page with an open dialog opens the dialog here.
  document.addEventListener('click', event => {
    const opener = event.target.closest('[data-dialog]'), closer = event.target.closest('[data-dialog-close]');
    const dialog = opener ? document.getElementById(opener.dataset.dialog) : closer?.closest('dialog');
    if (!dialog || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (opener) dialog.showModal(); else dialog.close();
  });
  document.querySelectorAll('dialog[open]').forEach(dialog => {
    dialog.close();
    dialog.showModal();
  });

  document.querySelectorAll('[data-print]').forEach(button => {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  });

  // Around a cell that is being typed in nothing is exchanged.
  document.addEventListener('htmx:oobBeforeSwap', event => {
    const fields = [...event.detail.target.querySelectorAll('[data-cell]')];
    if (fields.some(field => field === document.activeElement || unsaved(field))) event.detail.shouldSwap = false;
  });

  // Alt+N goes to the next value that scoring needs and has not, from the cell visited last, and round again.
  let lastCell = null;
  document.addEventListener('focusin', event => {
    if (event.target.matches('[data-cell]')) lastCell = event.target.id;
  });
  const toNextGap = () => {
    const fields = [...document.querySelectorAll('[data-cell]')];
    const from = fields.findIndex(field => field.id === lastCell) + 1;
    const next = [...fields.slice(from), ...fields.slice(0, from)].find(field => field.closest('[data-needed]')
      && (!field.value.trim() || field.hasAttribute('aria-invalid')));
    if (next) next.focus();
  };
  document.addEventListener('keydown', event => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.code !== 'KeyN') return;
    if (!document.getElementById('needed-next')) return;
    event.preventDefault();
    toNextGap();
  });
  document.addEventListener('click', event => {
    if (!event.target.closest('#needed-next')) return;
    event.preventDefault();
    toNextGap();
  });

  // Enter in a cell saves it and goes to the cell below, as in a spreadsheet.
  document.addEventListener('keydown', event => {
    const field = event.target;
    if (event.key !== 'Enter' || event.isComposing || !field.matches?.('input[data-cell]')) return;
    event.preventDefault();
    const column = field.closest('td')?.cellIndex;
    const next = field.closest('tr')?.nextElementSibling?.cells[column]?.querySelector('[data-cell]');
    if (next) { next.focus(); next.select?.(); } else { field.blur(); }
  });
})();
