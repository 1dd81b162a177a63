// Light or dark: what the reader chose last, else what the system prefers.
const themeButton = document.getElementById('theme');
const system = matchMedia('(prefers-color-scheme: dark)');
const dark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : system.matches);
const remember = theme => { try { localStorage.setItem('vae4j-theme', theme); } catch { /* kept for this visit only */ } };
const remembered = () => { try { return localStorage.getItem('vae4j-theme'); } catch { return null; } };
const themed = () => {
  themeButton.textContent = dark() ? 'Light' : 'Dark';
  themeButton.setAttribute('aria-label', themeButton.textContent + ' colours');
  redraw();
};
if (!root.dataset.theme && remembered()) root.dataset.theme = remembered();
themeButton.removeAttribute('aria-pressed');
themeButton.addEventListener('click', () => {
  root.dataset.theme = dark() ? 'light' : 'dark';
  remember(root.dataset.theme);
  themed();
});
system.addEventListener('change', themed);
themed();

const command = document.getElementById('command');
if (command) onCopy(document.getElementById('copy'), () => command.textContent);
