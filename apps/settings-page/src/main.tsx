import './styles.css';
import { MantineProvider } from '@mantine/core';
import { cssVariablesResolver } from '@pos-bridge/ui-theme';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { Boundary } from './components/boundary.tsx';
import { chooseLanguage } from './language/choose-language.ts';
import { loadSpeech, SpeechProvider } from './language/texts.tsx';
import { schemeOfSystem } from './scheme-of-system.ts';
import { theme } from './theme.ts';

const search = new URLSearchParams(window.location.search);
const speech = await loadSpeech(chooseLanguage(search, navigator.languages));
document.documentElement.lang = speech.language;
document.title = speech.texts.pageTitle;

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
      colorSchemeManager={schemeOfSystem}
    >
      <SpeechProvider speech={speech}>
        <Boundary>
          <App search={search} />
        </Boundary>
      </SpeechProvider>
    </MantineProvider>
  </StrictMode>,
);
