// Loads the page's script once the first screen, which is markup, is being drawn: drawing takes other threads, and the
// script can work meanwhile. Other screens are drawn by the script, and a hidden window draws nothing; one that calls
// itself visible and draws nothing has a tenth of a second.
{
  const { script } = document.currentScript.dataset;
  const load = () => import(script);
  const markup = document.getElementById('app').firstChild;
  if (markup && document.visibilityState === 'visible') {
    requestAnimationFrame(() => setTimeout(load));
    setTimeout(load, 100);
  } else load();
}
