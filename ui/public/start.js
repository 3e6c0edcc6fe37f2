// Loads the page's script once the first screen, which is markup, is being drawn: drawing takes other threads, and the
// script can work meanwhile. A hidden window draws nothing, and other screens are drawn by the script.
{
  const { script } = document.currentScript.dataset;
  const load = () => import(script);
  const markup = document.getElementById('app').firstChild;
  if (markup && document.visibilityState === 'visible') requestAnimationFrame(() => setTimeout(load));
  else load();
}
