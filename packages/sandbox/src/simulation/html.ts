/** The little HTML that the sandbox serves to people. */
export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

export const page = (title: string, body: string, extraStyle = ''): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${baseStyle}${extraStyle}</style>
</head>
<body>${body}</body>
</html>
`;

const baseStyle = `
:root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5; }
body { margin: 0; background: light-dark(#eef1f5, #16191d); color: light-dark(#1c2430, #e8ecf1); }
.card { max-width: 26rem; margin: 8vh auto; padding: 2rem; border-radius: 12px;
  background: light-dark(#fff, #22272e); box-shadow: 0 2px 12px rgb(0 0 0 / 12%); }
h1 { font-size: 1.4rem; margin: 0 0 .5rem; }
fieldset { border: 1px solid light-dark(#cfd6df, #444c56); border-radius: 8px; margin: 1rem 0; }
.choice { display: flex; gap: .5rem; padding: .4rem 0; }
.actions { display: flex; justify-content: flex-end; gap: .75rem; }
button { font: inherit; padding: .5rem 1.25rem; border-radius: 8px; border: 1px solid transparent;
  background: #1457c5; color: #fff; cursor: pointer; }
button.quiet { background: transparent; color: inherit; border-color: light-dark(#8993a1, #6e7781); }
:focus-visible { outline: 3px solid #4c8dff; outline-offset: 2px; }
`;
