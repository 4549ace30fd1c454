// On paper stands the picture that the server draws in place of each chart: a drawn chart keeps the width of the screen.
// Pictures are asked for when somebody prints, by the button or by Ctrl+P; without one the chart itself is scaled to the sheet.
(() => {
  const load = async picture => {
    picture.loading = 'eager';
    try {
      await picture.decode();
      picture.previousElementSibling.classList.add('pictured');
    } catch {
      // The chart itself is printed.
    }
  };

  async function printPage() {
    await Promise.all([...document.querySelectorAll('.chart-picture')].map(load));
    print();
  }

  document.addEventListener('click', event => {
    if (event.target.closest?.('.print-button')) printPage();
  });
  document.addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.code === 'KeyP') {
      event.preventDefault();
      printPage();
    }
  });

  const scaled = () => document.querySelectorAll('.chart-canvas svg');
  addEventListener('beforeprint', () => {
    for (const svg of scaled()) svg.setAttribute('viewBox', `0 0 ${svg.getAttribute('width')} ${svg.getAttribute('height')}`);
  });
  addEventListener('afterprint', () => {
    for (const svg of scaled()) svg.removeAttribute('viewBox');
  });
})();
