// Before the first paint: the scheme of the system. A file of its own, since the content security policy
// allows no script inside the page.
{
  const dark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
}
