'use strict';
// The ledger's grid: Tabulator draws the cells and knows ranges; this file is typing, pasting, undoing and saving. Amounts are
// plain text in 元 and are moved, never computed: sums, rates and scores come from the server with each answer.
(() => {
  const host = document.getElementById('ledger');
  if (!host || !window.Tabulator || !window.LedgerText || !window.LedgerDrafts || !window.LedgerLines) return;
  const text = host.dataset, address = text.address, section = text.section;
  const RETRY_MS = 2000;
  const $ = id => document.getElementById(id);
  const cookie = name => document.cookie.split('; ').find(c => c.startsWith(name + '='))?.slice(name.length + 1);
  const headers = () => ({'HX-Request': 'true', 'X-XSRF-TOKEN': decodeURIComponent(cookie('XSRF-TOKEN') ?? ''), 'X-Page-Mark': document.querySelector('meta[name=page-mark]')?.content ?? ''});

  const {shifted, rounded, grouped, cellsOf} = window.LedgerText;

  // What is on screen: the unit is this browser's choice and changes no value.
  const units = [...host.querySelectorAll('[data-unit]')];
  let unit = units.find(button => button.dataset.unit === localStorage.getItem('ziping.unit')) ?? units.find(button => button.dataset.unit === 'WAN');
  const whole = yuan => shifted(yuan ?? '', +unit.dataset.shift);
  const shown = yuan => yuan ? grouped(rounded(whole(yuan))) : '';

  const drafts = window.LedgerDrafts(address + '?section=' + section, headers, () => unit.dataset.unit);
  let columns, table, root, editable = false, totals = {}, totalQuestions = {};
  const column = field => columns.find(known => known.field === field);
  const states = new Map(), key = (id, field) => id + ':' + field;
  const undone = [], redone = [], mine = new Map();
  let queue = Promise.resolve(), waiting = 0;

  const say = words => { $('grid-state').textContent = words; };
  const rowOf = id => table.getRow(id) || null;
  const cellOf = path => rowOf(path.slice(0, 36))?.getCell(path.slice(37)) ?? null;
  const typable = (row, field) => editable && column(field)?.typed && row.typable;

  // ---- one cell
  const cellId = (id, field) => 'c-' + id + '-' + field;
  const paint = cell => {
    const element = cell.getElement(), row = cell.getRow().getData(), field = cell.getField(), state = states.get(key(row.id, field));
    for (const name of ['saving', 'saved', 'failed', 'invalid', 'conflict', 'unsaved']) element.classList.toggle('is-' + name, state?.is === name);
    const question = row.questions?.[field];
    element.classList.toggle('is-question', !!question && !state?.message);
    element.classList.toggle('is-sample', row.sample?.includes(field) ?? false);
    const words = state?.message || question || (row.sample?.includes(field) ? text.sample : '');
    if (words) element.title = words; else element.removeAttribute('title');
    if (state && ['invalid', 'conflict', 'failed', 'unsaved'].includes(state.is)) element.setAttribute('aria-invalid', 'true'); else element.removeAttribute('aria-invalid');
  };
  const repaint = path => {
    const cell = cellOf(path), node = cell?.getElement();
    // An open editor is never taken away from the person who types in it.
    if (!node?.isConnected || node.querySelector('.cell-editor')) return;
    node.replaceChildren(content(cell));
    paint(cell);
  };
  const content = cell => {
    const row = cell.getRow().getData(), field = cell.getField(), state = states.get(key(row.id, field));
    const span = document.createElement('span');
    if (state && state.is !== 'saved') {
      span.textContent = state.typed + (state.unit && state.unit !== unit.dataset.unit ? ' ' + unitNamed(state.unit).textContent : '');
    } else {
      span.textContent = column(field).money ? shown(row[field]) : row[field] ?? '';
    }
    return span;
  };
  const unitNamed = name => units.find(button => button.dataset.unit === name);
  const format = cell => {
    const element = cell.getElement(), field = cell.getField();
    element.id = cellId(cell.getRow().getIndex(), field);
    element.tabIndex = -1;
    element.setAttribute('aria-colindex', columns.findIndex(known => known.field === field) + 2);
    if (!typable(cell.getRow().getData(), field)) element.setAttribute('aria-readonly', 'true');
    paint(cell);
    return content(cell);
  };
  const formatName = cell => {
    const element = cell.getElement(), row = cell.getRow().getData(), box = document.createElement('span');
    element.id = cellId(row.id, 'name');
    element.tabIndex = -1;
    element.setAttribute('role', 'rowheader');
    element.setAttribute('aria-colindex', 1);
    element.title = [row.name, row.kind, row.office].filter(Boolean).join(' · ');
    box.append(row.name);
    for (const words of [row.office, row.closed ? text.closed : '']) {
      if (!words) continue;
      const tag = document.createElement('span');
      tag.className = 'tag';
      tag.textContent = words;
      box.append(' ', tag);
    }
    return box;
  };

  // ---- saving: a step is one action of a person, one request, one undo
  const put = (path, state) => { if (state) states.set(path, state); else states.delete(path); repaint(path); };
  const open = () => [...states].filter(([, state]) => ['failed', 'unsaved', 'invalid', 'conflict'].includes(state.is) && !state.readonly);
  const progress = () => {
    const left = open().filter(([, state]) => state.is !== 'conflict' && state.is !== 'invalid').length;
    $('grid-save').hidden = !left;
    $('grid-save').textContent = text.unsavedCount.replace('{0}', left);
    if (waiting) say(text.saving);
  };

  // Of several steps in one cell only the latest is shown; the earlier ones are still on their way.
  const latest = new Map();
  let steps = 0;
  const isLatest = change => latest.get(change.path) === change.step;

  const step = (changes, options = {}) => {
    if (!changes.length) return queue;
    const sent = options.unit ?? unit.dataset.unit;
    steps++;
    changes.forEach(change => { change.step = steps; latest.set(change.path, steps); });
    changes.forEach(change => put(change.path, {is: 'saving', typed: change.typed, unit: sent, was: change.was}));
    waiting++;
    progress();
    // As late as it was typed, not as it is sent.
    options = {...options, seq: drafts.nextSeq()};
    // Whatever goes wrong in one step, the next ones are still sent.
    queue = queue.then(() => send(changes, sent, options)).catch(() => {
      changes.filter(change => isLatest(change) && states.get(change.path)?.is === 'saving').forEach(change => put(change.path, {is: 'failed', typed: change.typed, unit: sent, message: text.failed, was: change.was}));
      say(text.failed);
    }).finally(() => { waiting--; progress(); });
    return queue;
  };

  const send = async (changes, sent, options) => {
    const places = +unitNamed(sent).dataset.shift;
    const before = new Map(changes.map(change => [change.path, stored(change.path)]));
    // What it replaces is what stood there when it was typed; one typed while another was under way replaces that other.
    const replaces = change => mine.has(change.path) && mine.get(change.path) === stored(change.path) ? stored(change.path) : change.was ?? before.get(change.path);
    const body = JSON.stringify({section, unit: sent, pasted: !!options.pasted, page: drafts.page, seq: options.seq,
      cells: changes.map(change => ({cell: change.path, was: shifted(replaces(change), places), typed: change.typed}))});
    let answer;
    try {
      const response = await fetch(address + '/cells', {method: 'POST', headers: {...headers(), 'Content-Type': 'application/json'}, body});
      if (response.status === 401) {
        changes.filter(isLatest).forEach(change => put(change.path, {is: 'unsaved', typed: change.typed, unit: sent, message: text.unsaved, was: change.was}));
        document.body.dispatchEvent(new CustomEvent('sign-in-needed', {bubbles: true}));
        say(text.unsaved);
        return;
      }
      if (response.status >= 500) throw new Error(String(response.status));
      if (!response.ok) {
        if (response.headers.get('HX-Trigger') === 'page-of-another') document.body.dispatchEvent(new CustomEvent('page-of-another', {bubbles: true}));
        if (!options.back) { undone.push(Object.assign([], {refused: changes.map(change => change.path)})); redone.length = 0; }
        const message = response.status === 404 ? text.gone : response.status === 413 ? text.large : text.refused;
        changes.filter(isLatest).forEach(change => { put(change.path, {is: 'failed', typed: change.typed, unit: sent, message, was: change.was}); drafts.keep(change.path, change.typed, change.was, sent); });
        say(message);
        return;
      }
      answer = await response.json();
    } catch (lost) {
      changes.filter(isLatest).forEach(change => put(change.path, {is: 'failed', typed: change.typed, unit: sent, message: text.failed, was: change.was}));
      say(text.failed);
      await new Promise(resolve => setTimeout(resolve, RETRY_MS));
      return send(changes, sent, options);
    }
    if (answer.doubt) {
      changes.forEach(change => put(change.path, null));
      askUnit(answer.doubt, changes, sent, options);
      return;
    }
    take(answer.grid);
    const done = Object.assign([], {refused: []}), finished = [];
    let refused = 0;
    for (const result of answer.results) {
      const change = changes.find(known => known.path === result.cell);
      if (result.state === 'saved' || result.state === 'unchanged') {
        if (isLatest(change)) put(result.cell, result.state === 'saved' ? {is: 'saved'} : null);
        mine.set(result.cell, stored(result.cell));
        if (result.state === 'saved') done.push({path: result.cell, before: before.get(result.cell) ?? '', after: stored(result.cell) ?? ''});
        if (isLatest(change)) finished.push(result.cell);
      } else {
        refused++;
        // An undo that cannot be leaves the cell as it is, and says why.
        if (options.back) { put(result.cell, null); say(result.state === 'conflict' ? text.notUndone : result.message); continue; }
        done.refused.push(result.cell);
        if (!isLatest(change)) continue;
        put(result.cell, {is: result.state, typed: change.typed, unit: sent, message: result.message});
        if (refused <= 50) drafts.keep(result.cell, change.typed, stored(result.cell), sent);
      }
    }
    drafts.drop(finished);
    // A step that was refused whole is a step too: undoing it takes its marks away, and nothing older.
    if (!options.back && (done.length || done.refused.length)) { undone.push(done); redone.length = 0; }
    if (done.length) {
      options.back?.(done);
      document.body.dispatchEvent(new CustomEvent('figures-changed'));
    }
    const lost = options.lost ?? 0;
    const outside = options.outside ? ' ' + text.outside.replace('{0}', options.outside) : '';
    if (options.back && refused) describe();
    else if (refused || lost) say(text.pasted.replace('{0}', done.length).replace('{1}', refused + lost) + outside);
    else say(text.saved + outside);
    describe();
  };

  const stored = path => rowOf(path.slice(0, 36))?.getData()[path.slice(37)] ?? '';
  const flat = row => {
    const {values, ...rest} = row, full = {...rest};
    columns.forEach(known => { full[known.field] = values[known.field] ?? ''; });
    return full;
  };
  const take = grid => {
    if (!grid) return;
    totals = grid.totals;
    totalQuestions = grid.totalQuestions;
    for (const row of grid.rows) {
      const known = rowOf(row.id)?.getData();
      if (!known) continue;
      // Not through the table, which would draw its rows anew and close the editor. Last year's values do not come along.
      Object.assign(known, flat(row), {LAST: row.values.LAST ?? known.LAST});
      columns.forEach(({field}) => repaint(key(row.id, field)));
    }
    table.recalc();
  };

  // After what is under way: it is the latest step, and the first to be undone.
  const back = (from, to) => {
    unmark();
    queue = queue.then(() => {
      const changes = from.pop();
      if (!changes) { say(text.nothing); return; }
      // What the step could not write goes with it.
      changes.refused?.filter(path => states.get(path)?.readonly || ['invalid', 'conflict', 'failed'].includes(states.get(path)?.is)).forEach(path => { put(path, null); drafts.drop([path]); });
      // In 元 every stored value can be typed again.
      if (!changes.length) { say(text.undone); describe(); return; }
      step(changes.map(change => ({path: change.path, typed: change.before, was: change.after})), {unit: 'YUAN', back: done => to.push(done)});
    });
  };

  // What an earlier page left unsaved stands in its cell again, unless it is what is stored by now or has no cell any more.
  const loadDrafts = async () => {
    await drafts.load(draft => {
      if (!cellOf(draft.cell) || draft.typed === shifted(stored(draft.cell), +(unitNamed(draft.unit) ?? unit).dataset.shift)) return false;
      put(draft.cell, {is: 'unsaved', typed: draft.typed, unit: draft.unit || unit.dataset.unit, message: text.draft, was: draft.was});
      return true;
    });
    progress();
  };

  // ---- typing into a cell
  let seed = null;
  const editor = (cell, onRendered, success, cancel) => {
    unmark();
    const row = cell.getRow().getData(), field = cell.getField(), path = key(row.id, field), state = states.get(path);
    const input = document.createElement('input');
    input.className = 'cell-editor';
    input.inputMode = 'decimal';
    input.autocomplete = 'off';
    input.setAttribute('aria-label', row.name + '，' + column(field).title + '（' + unit.textContent + '）');
    const pending = state && state.is !== 'saved' ? state : null;
    // After a conflict both values have been seen; else it replaces what stood there when it was first typed.
    const was = pending && pending.is !== 'conflict' ? pending.was ?? stored(path) : stored(path), before = whole(stored(path));
    input.value = seed ?? pending?.typed ?? before;
    const replaced = seed !== null;
    seed = null;
    let done = false;
    const close = () => {
      done = true;
      // The table gives the row back what stood there when it drew the cell, which a save has replaced since.
      const data = cell.getRow().getData(), now = data[field];
      cancel();
      data[field] = now;
      repaint(path);
      root.focus({preventScroll: true});
    };
    const commit = () => {
      if (done) return;
      const typed = input.value;
      close();
      // Back to what is stored, and nothing else on its way there.
      if (typed === before && pending?.is !== 'saving' && pending?.is !== 'failed') {
        put(path, null);
        drafts.drop([path]);
        progress();
        return;
      }
      // A draft of another unit is saved in that unit while it stands as it was.
      step([{path, typed, was}], pending && typed === pending.typed ? {unit: pending.unit} : {});
    };
    input.addEventListener('blur', commit);
    input.addEventListener('input', () => drafts.note(path, input, was));
    input.addEventListener('keydown', event => {
      if (event.isComposing) return;
      event.stopPropagation();
      if (event.key === 'Escape') {
        close();
        if (!pending) drafts.drop([path]);
        repaint(path);
      } else if (event.key === 'Enter') { event.preventDefault(); commit(); move(event.shiftKey ? -1 : 1, 0); }
      else if (event.key === 'Tab') { event.preventDefault(); commit(); tab(event.shiftKey); }
      else if (replaced && event.key.startsWith('Arrow') && !event.shiftKey) {
        // Typed over a cell, as in a spreadsheet: an arrow leaves it. After F2 it moves in the text.
        event.preventDefault();
        commit();
        move({ArrowUp: -1, ArrowDown: 1}[event.key] ?? 0, {ArrowLeft: -1, ArrowRight: 1}[event.key] ?? 0);
      }
    });
    onRendered(() => { input.focus({preventScroll: true}); if (!replaced) input.select(); if (replaced) drafts.note(path, input, was); });
    return input;
  };

  // ---- moving
  const ranges = () => table.modules.selectRange;
  const at = () => ranges().activeRange?.start ?? {row: 0, col: 0};
  const move = (down, right) => ranges().navigate(false, false, down ? (down > 0 ? 'down' : 'up') : right > 0 ? 'right' : 'left');
  const active = () => table ? ranges().getActiveCell()?.getComponent() ?? null : null;
  // The row's name stands in column 0.
  const firstTyped = () => 1 + Math.max(0, columns.findIndex(known => known.typed));
  const jump = (row, col) => {
    const target = table.rowManager.getDisplayRows()[row];
    if (!target) return;
    table.scrollToRow(target.getComponent(), 'nearest', false).catch(() => null);
    const cell = ranges().getCell(row, col);
    ranges().activeRange.setBounds(cell, cell);
    cell.column.getComponent().scrollTo('middle', false).catch(() => null);
  };

  // To the next cell that can be typed into, over derived ones and closed lines; false at the end of the grid.
  const tab = back => {
    const rows = table.getRows('active'), shownColumns = table.getColumns(false), step = back ? -1 : 1;
    let {row, col} = at();
    for (;;) {
      col += step;
      if (col >= shownColumns.length) { row++; col = 1; }
      if (col < 1) { row--; col = shownColumns.length - 1; }
      if (row < 0 || row >= rows.length) return false;
      if (typable(rows[row].getData(), shownColumns[col].getField())) { jump(row, col); return true; }
    }
  };

  const onKey = event => {
    if (event.target.tagName === 'INPUT') return;
    const cell = active();
    if (!cell) return;
    if (event.isComposing || event.key === 'Process') {
      // An input method is about to write: it needs a field to write into.
      if (typable(cell.getRow().getData(), cell.getField())) { seed = ''; cell.edit(); }
      return;
    }
    const stop = () => { event.preventDefault(); event.stopImmediatePropagation(); };
    const place = at(), lastCol = table.getColumns(false).length - 1, lastRow = table.getDataCount('active') - 1;
    const can = typable(cell.getRow().getData(), cell.getField()), command = event.ctrlKey || event.metaKey;
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) { stop(); lines(event.key === 'ArrowUp' ? 'up' : 'down'); }
    else if (event.key === 'F2' || event.key === 'Enter') {
      stop();
      if (can) cell.edit();
      else { say(text.readonly); if (event.key === 'Enter') move(event.shiftKey ? -1 : 1, 0); }
    } else if (event.key === 'Tab') {
      if (!tab(event.shiftKey)) { cell.getElement().tabIndex = -1; event.stopImmediatePropagation(); return; }
      stop();
    } else if (event.key === 'Home' || event.key === 'End') { stop(); jump(command ? (event.key === 'Home' ? 0 : lastRow) : place.row, event.key === 'Home' ? firstTyped() : lastCol); }
    else if (event.key === 'PageDown' || event.key === 'PageUp') { stop(); jump(Math.max(0, Math.min(lastRow, place.row + (event.key === 'PageDown' ? 15 : -15))), place.col); }
    else if (command && event.key.toLowerCase() === 'z') { stop(); if (event.shiftKey) back(redone, undone); else back(undone, redone); }
    else if (command && event.key.toLowerCase() === 'y') { stop(); back(redone, undone); }
    else if (event.key === 'Delete' || event.key === 'Backspace') { stop(); putRectangle([['']], {clear: true}); }
    else if (event.key.length === 1 && !command && !event.altKey) { stop(); if (can) { seed = event.key; cell.edit(); } else say(text.readonly); }
  };

  // ---- pasting: a rectangle is one step
  // What could not go where it was put stands marked until something else is done.
  const shut = new Set();
  const unmark = () => { shut.forEach(path => { if (states.get(path)?.readonly) put(path, null); }); shut.clear(); };
  const putRectangle = (lines, {clear = false} = {}) => {
    const range = table.getRanges()[0];
    if (!range) return;
    unmark();
    const top = range.getTopEdge(), left = range.getLeftEdge(), rows = table.getRows('active'), shownColumns = table.getColumns(false);
    const single = lines.length === 1 && lines[0].length === 1;
    const high = single ? range.getBottomEdge() - top + 1 : lines.length;
    const changes = [];
    let lost = 0, outside = 0;
    for (let r = 0; r < high; r++) {
      const line = single ? lines[0] : lines[r], wide = single ? range.getRightEdge() - left + 1 : line.length;
      for (let c = 0; c < wide; c++) {
        const typed = single ? line[0] : line[c], row = rows[top + r]?.getData(), field = shownColumns[left + c]?.getField();
        if (!row || !field) { if (typed.trim()) outside++; continue; }
        const path = key(row.id, field);
        if (!typable(row, field)) {
          if (typed.trim() && !clear) { lost++; if (column(field)) { put(path, {is: 'invalid', typed, message: text.readonly, readonly: true}); shut.add(path); } }
          continue;
        }
        if (typed !== whole(stored(path)) || states.has(path)) changes.push({path, typed, was: stored(path)});
      }
    }
    if (changes.length) step(changes, {pasted: !clear && changes.length > 2, lost, outside});
    else {
      if (lost || outside) { undone.push(Object.assign([], {refused: [...shut]})); redone.length = 0; }
      say(outside ? text.outside.replace('{0}', outside) : lost ? text.readonly : text.nothing);
    }
  };
  const askUnit = (doubt, changes, sent, options) => {
    const dialog = $('unit-dialog');
    $('unit-question').textContent = doubt.question;
    dialog.querySelector('[data-answer=other]').textContent = doubt.other;
    dialog.querySelector('[data-answer=keep]').textContent = doubt.keep;
    dialog.onclick = event => {
      const chosen = event.target.dataset?.answer;
      if (!chosen) return;
      dialog.close();
      root.focus();
      if (chosen !== 'cancel') step(changes, {...options, pasted: false, unit: chosen === 'other' ? doubt.meant : sent});
    };
    dialog.showModal();
  };

  // ---- the cell below the grid: its whole value, last year's, what is asked, its history
  const describe = () => {
    const cell = active();
    $('cell-line').hidden = !cell;
    if (!cell) return;
    const row = cell.getRow().getData(), field = cell.getField(), known = column(field), state = states.get(key(row.id, field));
    $('cell-name').textContent = known ? row.name + ' · ' + known.title : row.name;
    $('cell-value').textContent = known ? (known.money ? (stored(key(row.id, field)) ? grouped(whole(stored(key(row.id, field)))) + ' ' + unit.textContent : '—') : stored(key(row.id, field)) || '—') : '';
    $('cell-note').textContent = [state?.message, row.questions?.[field], row.sample?.includes(field) ? text.sample : ''].filter(Boolean).join(' ');
    $('cell-note').className = state?.message ? 'cell-message' : 'question';
    $('cell-history').hidden = !known?.typed;
    $('cell-drop').hidden = !state?.message;
    $('cell-keep').hidden = !state?.message || state.is === 'invalid';
    const path = key(row.id, field);
    if ($('cell-revisions').dataset.path !== path) { $('cell-revisions').replaceChildren(); $('cell-revisions').dataset.path = path; }
    const close = host.querySelector('[data-tool=close]');
    if (close) close.textContent = row.closed ? close.dataset.reopen : close.dataset.close;
    const remove = host.querySelector('[data-tool=remove]');
    if (remove) remove.hidden = !row.removable;
  };
  $('cell-history').addEventListener('click', () => {
    const cell = active();
    if (cell) htmx.ajax('GET', address + '/history?cell=' + encodeURIComponent(key(cell.getRow().getIndex(), cell.getField())), {target: '#cell-revisions', swap: 'innerHTML'});
  });
  $('cell-revisions').addEventListener('click', event => {
    const chosen = event.target.closest('[data-put-back]'), path = $('cell-revisions').dataset.path;
    if (!chosen) return;
    step([{path, typed: chosen.dataset.putBack, was: stored(path)}], {unit: 'YUAN'});
    $('cell-revisions').replaceChildren();
    root.focus();
  });

  // ---- lines
  const reload = async () => {
    const response = await fetch(address + '/cells?section=' + section, {headers: headers()}).catch(() => null);
    if (response?.status === 401) { document.body.dispatchEvent(new CustomEvent('sign-in-needed', {bubbles: true})); return null; }
    return response?.ok ? response.json().catch(() => null) : null;
  };
  const refresh = chosen => { queue = queue.then(() => refreshNow(chosen)).catch(() => say(text.stale)); return queue; };
  const refreshNow = async chosen => {
    const contents = await reload();
    if (!contents) { say(text.stale); return; }
    totals = contents.grid.totals;
    totalQuestions = contents.grid.totalQuestions;
    const place = at();
    await table.replaceData(contents.grid.rows.map(flat));
    table.setHeight(heightOf(contents.grid.rows.length));
    table.recalc();
    const index = chosen ? contents.grid.rows.findIndex(row => row.id === chosen) : place.row;
    if (contents.grid.rows.length) jump(Math.max(0, Math.min(index, contents.grid.rows.length - 1)), Math.max(1, place.col));
    host.hidden = false;
    document.body.dispatchEvent(new CustomEvent('figures-changed'));
    describe();
  };
  const lines = window.LedgerLines({
    address, section, text, headers, say, refresh,
    active: () => active()?.getRow().getData(),
    last: () => table.getDataCount('active') === 1,
    drawn: () => !host.hidden,
    toLast: () => jump(table.getDataCount('active') - 1, firstTyped()),
    focus: () => root?.focus({preventScroll: true}),
  });

  // ---- what assistive technology hears
  let hearing = null;
  const hear = () => {
    const cell = active();
    if (cell?.getElement().isConnected) root.setAttribute('aria-activedescendant', cell.getElement().id); else root.removeAttribute('aria-activedescendant');
    // The one cell that can be reached, for those who look for it; the focus itself stays on the grid.
    root.querySelectorAll('.tabulator-table .tabulator-cell[tabindex="0"]').forEach(element => { element.tabIndex = -1; });
    if (cell) cell.getElement().tabIndex = 0;
    root.querySelectorAll('.tabulator-table [aria-selected]').forEach(element => element.removeAttribute('aria-selected'));
    root.querySelectorAll('.tabulator-table .tabulator-cell.tabulator-range-selected').forEach(element => element.setAttribute('aria-selected', 'true'));
  };
  const hearSoon = () => { clearTimeout(hearing); hearing = setTimeout(() => { hear(); describe(); }, 0); };

  const showUnits = () => units.forEach(button => { button.setAttribute('aria-pressed', String(button === unit)); button.classList.toggle('active', button === unit); });
  units.forEach(button => button.addEventListener('click', () => {
    unit = button;
    localStorage.setItem('ziping.unit', unit.dataset.unit);
    showUnits();
    table.getRows().forEach(row => row.reformat());
    table.recalc();
    describe();
  }));

  const headed = title => { const span = document.createElement('span'); span.textContent = title; return span; };
  const heightOf = count => Math.min(34 * (count + 2) + 26, Math.max(340, window.innerHeight - 330));
  const build = contents => {
    ({columns} = contents.grid);
    ({totals, totalQuestions} = contents.grid);
    ({editable} = contents);
    root = $('grid');
    const rows = contents.grid.rows.map(flat);
    const bottom = cell => {
      const field = cell.getField(), element = cell.getElement(), span = document.createElement('span');
      span.textContent = column(field).money ? shown(totals[field] ?? '') || '—' : totals[field] ?? '—';
      const question = totalQuestions[field];
      element.classList.toggle('is-question', !!question);
      const why = question || (totals[field] ? '' : text.sumBlank);
      if (why) element.title = why; else element.removeAttribute('title');
      return span;
    };
    table = new Tabulator(root, {
      height: heightOf(rows.length),
      rowHeight: 34,
      data: rows,
      index: 'id',
      placeholder: text.blank,
      columnDefaults: {headerSort: false, headerHozAlign: 'right', resizable: false},
      rowHeader: {title: text.name, titleFormatter: () => headed(text.name), field: 'name', frozen: true, width: window.innerWidth < 600 ? 130 : window.innerWidth < 1200 ? 240 : 320, headerHozAlign: 'left', formatter: formatName, bottomCalc: () => text.sum},
      columns: columns.map(known => ({
        title: known.title, titleFormatter: () => headed(known.title), field: known.field, hozAlign: 'right',
        width: known.money ? 128 : 112, cssClass: 'num' + (known.typed ? '' : ' derived'), formatter: format,
        editor: known.typed ? editor : undefined, editable: cell => typable(cell.getRow().getData(), known.field),
        bottomCalc: () => totals[known.field] ?? '', bottomCalcFormatter: bottom,
      })),
      selectableRange: 1, selectableRangeColumns: true, selectableRangeRows: true, selectableRangeAutoFocus: false, editTriggerEvent: 'dblclick',
      clipboard: true, clipboardCopyStyled: false, clipboardCopyRowRange: 'range', rowFormatterClipboard: false,
      clipboardCopyConfig: {columnHeaders: false, rowHeaders: false, columnGroups: false, columnCalcs: false},
      clipboardCopyFormatter: (kind, output) => kind === 'html' ? '' : copied() ?? output,
      clipboardPasteParser: pasted => ({lines: cellsOf(pasted)}),
      clipboardPasteAction: pasted => { if (editable) putRectangle(pasted.lines); else say(text.readonly); },
      rowFormatter: row => {
        const element = row.getElement(), calculated = element.classList.contains('tabulator-calcs');
        element.setAttribute('aria-rowindex', calculated ? rows.length + 2 : row.getPosition() + 1);
        if (!calculated) element.classList.toggle('is-closed', !!row.getData().closed);
      },
    });
    root.addEventListener('keydown', onKey, true);
    for (const name of ['rangeAdded', 'rangeChanged']) table.on(name, hearSoon);
    table.on('scrollVertical', hearSoon);
    table.on('tableBuilt', () => {
      const holder = root.querySelector('.tabulator-tableholder');
      root.tabIndex = 0;
      root.setAttribute('aria-label', text.label);
      root.setAttribute('aria-rowcount', rows.length + 2);
      root.setAttribute('aria-colcount', columns.length + 1);
      root.setAttribute('aria-multiselectable', 'true');
      holder.tabIndex = -1;
      holder.setAttribute('role', 'rowgroup');
      // Only the editor takes the focus away from the grid itself.
      root.addEventListener('focusin', event => { if (event.target !== root && event.target.tagName !== 'INPUT') root.focus({preventScroll: true}); });
      root.querySelector('.tabulator-table').setAttribute('role', 'presentation');
      root.querySelector('.tabulator-header').removeAttribute('tabindex');
      root.querySelector('.tabulator-header-contents').setAttribute('role', 'presentation');
      root.querySelector('.tabulator-headers').setAttribute('aria-rowindex', 1);
      root.querySelectorAll('.tabulator-col').forEach((element, i) => { element.setAttribute('aria-colindex', i + 1); element.removeAttribute('aria-sort'); });
      // To begin where something is typed.
      if (rows.length) jump(0, firstTyped());
      loadDrafts();
      hearSoon();
      host.dataset.ready = 'true';
    });
  };
  // The whole value on the clipboard, in the unit on screen: what is shown is rounded.
  const copied = () => {
    const range = table.getRanges()[0], rows = table.getRows('active'), shownColumns = table.getColumns(false);
    if (!range) return null;
    const lines = [];
    for (let r = range.getTopEdge(); r <= range.getBottomEdge(); r++) {
      const line = [];
      for (let c = range.getLeftEdge(); c <= range.getRightEdge(); c++) {
        const field = shownColumns[c]?.getField(), value = rows[r]?.getData()[field] ?? '';
        line.push(column(field)?.money ? whole(value) : value);
      }
      lines.push(line.join('\t'));
    }
    return lines.join('\n');
  };

  // What stands unsaved, after signing in again or after a mistake was mended elsewhere: all at once, or the active cell.
  const saveAgain = cells => {
    const byUnit = new Map();
    cells.forEach(([path, state]) => byUnit.set(state.unit, [...(byUnit.get(state.unit) ?? []), {path, typed: state.typed, was: state.is === 'conflict' ? stored(path) : state.was ?? stored(path)}]));
    byUnit.forEach((changes, sent) => step(changes, {unit: sent}));
  };
  // A colleague's value is replaced one by one, where both are seen.
  $('grid-save').addEventListener('click', () => saveAgain(open().filter(([, state]) => state.is !== 'conflict' && state.is !== 'invalid')));
  const pendingOf = () => { const cell = active(); return cell ? [key(cell.getRow().getIndex(), cell.getField())].filter(path => states.get(path)?.message) : []; };
  $('cell-keep').addEventListener('click', () => { saveAgain(pendingOf().map(path => [path, states.get(path)])); root.focus(); });
  $('cell-drop').addEventListener('click', () => {
    const paths = pendingOf();
    paths.forEach(path => put(path, null));
    drafts.drop(paths);
    say('');
    progress();
    describe();
    root.focus();
  });
  window.addEventListener('beforeunload', event => { if (waiting || open().some(([path, state]) => state.is !== 'invalid' && !drafts.has(path))) event.preventDefault(); });

  // What the ended session could not take is noted now, so that it outlives the page as all else does.
  document.addEventListener('signed-in', () => states.forEach((state, path) => {
    if (state.message !== text.unsaved) return;
    put(path, {...state, message: text.draft});
    drafts.keep(path, state.typed, state.was, state.unit);
  }));
  showUnits();
  reload().then(contents => {
    if (!contents) return;
    if (!contents.grid.rows.length) { host.dataset.ready = 'true'; return; }
    host.hidden = false;
    build(contents);
  });
})();
