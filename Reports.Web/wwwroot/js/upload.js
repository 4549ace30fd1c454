// Files dropped onto the form, how far they are, and a way to break it off. Without it the form is sent as any form is.
(() => {
  const form = document.querySelector('.upload-form');
  if (!form) return;
  const input = form.querySelector('input[type="file"]');
  const drop = form.querySelector('.upload-drop');
  const chosen = form.querySelector('.upload-chosen');
  const progress = form.querySelector('.upload-progress');
  const bar = progress.querySelector('progress');
  const words = progress.querySelector('.upload-words');
  const problem = form.querySelector('.upload-problem');
  const cancel = form.querySelector('.upload-cancel');
  const send = form.querySelector('button[type="submit"]');
  let request = null;

  const say = text => {
    problem.textContent = text;
    problem.hidden = !text;
  };
  const size = () => [...input.files].reduce((sum, file) => sum + file.size, 0);
  const inMegabytes = bytes => (bytes / 1048576).toLocaleString('ru-RU', { maximumFractionDigits: 1 });

  function show() {
    const names = [...input.files].map(file => file.name);
    chosen.textContent = names.join(', ');
    chosen.hidden = names.length === 0;
    say(size() > Number(form.dataset.limit) ? form.dataset.large : names.length > Number(form.dataset.files) ? form.dataset.many : '');
  }

  function busy(on) {
    progress.hidden = cancel.hidden = !on;
    send.disabled = input.disabled = on;
    if (!on) request = null;
  }

  input.addEventListener('change', show);
  for (const kind of ['dragenter', 'dragover']) {
    drop.addEventListener(kind, event => {
      event.preventDefault();
      drop.classList.add('on');
    });
  }
  for (const kind of ['dragleave', 'drop']) drop.addEventListener(kind, () => drop.classList.remove('on'));
  drop.addEventListener('drop', event => {
    event.preventDefault();
    if (request || event.dataTransfer.files.length === 0) return;
    input.files = event.dataTransfer.files;
    show();
  });

  form.addEventListener('submit', event => {
    event.preventDefault();
    if (!problem.hidden || request) return;
    const body = new FormData(form);
    request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.upload.addEventListener('progress', step => {
      const share = step.total > 0 ? Math.round(100 * step.loaded / step.total) : 0;
      bar.value = share;
      words.textContent = `${inMegabytes(step.loaded)} из ${inMegabytes(step.total)} МБ, ${share} %`;
    });
    request.addEventListener('load', () => {
      const { status, responseURL } = request;
      if (status === 200) {
        location.assign(responseURL);
        return;
      }
      busy(false);
      say(status === 413 ? form.dataset.large : 'Файлы не приняты: обновите страницу и отправьте их снова.');
    });
    request.addEventListener('error', () => {
      busy(false);
      say('Связь прервалась, файлы не приняты. Отправьте их снова.');
    });
    request.addEventListener('abort', () => {
      busy(false);
      say('');
    });
    busy(true);
    request.send(body);
  });
  cancel.addEventListener('click', () => request?.abort());
})();
