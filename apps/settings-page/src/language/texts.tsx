import { createContext, type ReactNode, useContext } from 'react';
import type { Language } from './choose-language.ts';
import { en, type Texts } from './en/index.ts';

export interface Speech {
  readonly language: Language;
  readonly texts: Texts;
}

const SpeechContext = createContext<Speech>({ language: 'en', texts: en });

export const SpeechProvider = (props: {
  readonly speech: Speech;
  readonly children: ReactNode;
}) => <SpeechContext value={props.speech}>{props.children}</SpeechContext>;

export const useSpeech = (): Speech => useContext(SpeechContext);
export const useTexts = (): Texts => useSpeech().texts;

/** English is always there; another language is fetched, and English stands in where it cannot be. */
export async function loadSpeech(language: Language): Promise<Speech> {
  switch (language) {
    case 'en':
      return { language, texts: en };
    case 'es':
      return import('./es/index.ts').then(
        ({ es }) => ({ language, texts: es }),
        () => ({ language: 'en', texts: en }),
      );
  }
}
