// On paper stands the picture that the server draws in place of each chart: a drawn chart keeps the width of the screen.
// Pictures are asked for when somebody prints, by the button or by Ctrl+P; without one the chart itself is scaled to the sheet.
(() => {
  // The foot of every sheet is a margin box: nothing that stands in the page can be kept off its text. Its words are known when it is printed.
  const foot = new CSSStyleSheet();
  const hasBoxes = 'CSSMarginRule' in window;
  if (hasBoxes) {
    document.documentElement.classList.add('margin-boxes');
    document.adoptedStyleSheets.push(foot);
  }

  function writeFoot() {
    const words = document.querySelector('.print-foot')?.textContent.trim() ?? '';
    const text = words.replace(/["\\]/g, '\\$&').replace(/\s+/g, ' ');
    foot.replaceSync(`@media print { @page { @bottom-left { content: "${text}"; width: 85%; font: 8pt "PT Sans", Arial, sans-serif; color: #000; text-align: left; vertical-align: top; padding-top: 3mm; } } }`);
  }

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
    if (hasBoxes) writeFoot();
    for (const svg of scaled()) svg.setAttribute('viewBox', `0 0 ${svg.getAttribute('width')} ${svg.getAttribute('height')}`);
  });
  addEventListener('afterprint', () => {
    for (const svg of scaled()) svg.removeAttribute('viewBox');
  });
})();
