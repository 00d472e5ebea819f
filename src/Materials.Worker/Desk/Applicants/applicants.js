// What forms alone cannot do: files dropped on the page, and what becomes of them while it happens. Without it the forms do the same, one after the other.
(() => {
  'use strict';
  const watch = document.getElementById('watch');
  if (!watch) return;
  const words = JSON.parse(watch.dataset.words);
  const drop = document.getElementById('drop');
  const form = document.getElementById('upload');
  const send = document.getElementById('send');
  const list = document.getElementById('uploaded');
  const progress = document.getElementById('progress');
  const token = form.querySelector('input[type=hidden]');
  document.body.classList.add('has-script');

  // --- what becomes of each file
  const row = path => [...list.children].find(li => li.dataset.path === path);

  const removal = path => {
    const removing = document.createElement('form');
    removing.method = 'post';
    removing.action = list.dataset.remove;
    removing.append(token.cloneNode(), hidden('path', path));
    const button = document.createElement('button');
    button.textContent = words.remove;
    button.setAttribute('aria-label', `${words.remove} ${path}`);
    removing.append(button);
    return removing;
  };

  const hidden = (name, value) => {
    const input = document.createElement('input');
    Object.assign(input, { type: 'hidden', name, value });
    return input;
  };

  const add = path => {
    const li = document.createElement('li');
    li.dataset.path = path;
    const name = document.createElement('span');
    name.className = 'name';
    name.textContent = path;
    const came = document.createElement('span');
    came.className = 'soft came';
    li.append(name, came, removal(path));
    list.append(li);
    return li;
  };

  const count = () => {
    send.hidden = list.children.length === 0;
    document.getElementById('count').textContent = `${list.children.length} ${words.count}`;
  };

  const said = event => {
    const parts = [words[event.state] || event.state];
    if (event.pages) parts.push(`${event.pages} ${words.pages}`);
    if (event.kinds && event.kinds.length) parts.push(`${words.like} ${event.kinds.map(k => words[`kind:${k}`] || k).join(', ')}`);
    return parts.join(' · ');
  };

  // A supplement's other files are read again with it; they are no rows here.
  const screening = { now: watch.dataset.screening === 'yes' };
  const happened = event => {
    if (event.what === 'package') {
      if (event.state === 'screening') screening.now = true;
      else window.location.reload();
      return;
    }
    if (event.state === 'removed') row(event.path)?.remove();
    else {
      const li = row(event.path) || (screening.now ? null : add(event.path));
      if (li) li.querySelector('.came').textContent = said(event);
    }
    count();
  };

  const events = new EventSource(watch.dataset.events);
  events.onmessage = message => happened(JSON.parse(message.data));
  window.addEventListener('pagehide', () => events.close());

  // --- files on their way
  const upload = files => {
    if (!files.length) return;
    const body = new FormData();
    body.append(token.name, token.value);
    for (const { file, path } of files) body.append('files', file, path);
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('RequestVerificationToken', token.value);
    request.upload.onprogress = e => {
      if (e.lengthComputable) progress.textContent = `${words.uploading} ${Math.floor(100 * e.loaded / e.total)} %`;
    };
    request.onload = () => {
      if (request.status === 204) {
        progress.textContent = '';
        return;
      }
      let problem = words.failed;
      try { problem = JSON.parse(request.responseText).problem || problem; } catch { /* said in general */ }
      progress.textContent = problem;
    };
    request.onerror = () => { progress.textContent = words.failed; };
    request.send(body);
  };

  const entries = reader => new Promise((done, failed) => reader.readEntries(done, failed));

  const gather = async (entry, into) => {
    if (entry.isFile) {
      const file = await new Promise((done, failed) => entry.file(done, failed));
      into.push({ file, path: entry.fullPath.replace(/^\//, '') });
    } else if (entry.isDirectory) {
      const reader = entry.createReader();
      for (let some = await entries(reader); some.length; some = await entries(reader))
        for (const inner of some) await gather(inner, into);
    }
  };

  for (const name of ['dragenter', 'dragover'])
    document.addEventListener(name, e => { e.preventDefault(); drop.classList.add('over'); });
  for (const name of ['dragleave', 'drop'])
    document.addEventListener(name, e => { e.preventDefault(); drop.classList.remove('over'); });
  document.addEventListener('drop', async e => {
    const dropped = [...(e.dataTransfer?.items || [])].map(i => i.webkitGetAsEntry?.()).filter(Boolean);
    const plain = dropped.length ? [] : [...(e.dataTransfer?.files || [])];
    const files = plain.map(file => ({ file, path: file.name }));
    for (const entry of dropped) await gather(entry, files);
    upload(files);
  });

  for (const input of form.querySelectorAll('input[type=file]'))
    input.addEventListener('change', () => {
      upload([...input.files].map(file => ({ file, path: file.webkitRelativePath || file.name })));
      input.value = '';
    });
})();
