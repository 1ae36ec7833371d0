// Runs before the page is painted, so that nothing flashes: light or dark as the reader chose, else as the system.
{
  const root = document.documentElement;
  const wear = (theme) => {
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  try {
    wear(localStorage.getItem('wa-desk-docs-theme'));
  } catch {
    // a reader who allows no storage gets the system's
  }
  addEventListener('storage', ({key, newValue}) => {
    if (key === 'wa-desk-docs-theme') wear(newValue);
  });
}
