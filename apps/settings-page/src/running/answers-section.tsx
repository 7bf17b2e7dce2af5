import type { ProviderView } from '@pos-bridge/spi-adapter/settings';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import card from '../components/card.module.css';
import { Disclosure } from '../components/disclosure.tsx';
import { Section } from '../components/section.tsx';
import { useSpeech } from '../language/texts.tsx';
import classes from './answers.module.css';

/** Every state that an order can have at this POS, and every reason for which it may be refused. */
export function AnswersSection({ provider }: { readonly provider: ProviderView }) {
  const { language, texts } = useSpeech();
  const { answers } = texts.running;
  return (
    <Section heading={answers.heading} lead={answers.lead(provider.name)}>
      <div className={card.card}>
        <Disclosure title={answers.statuses}>
          <ul className={classes.list}>
            {provider.orderStatuses.map(({ status, success, meaning }) => (
              <li key={status}>
                <span className={classes.mark} data-success={success}>
                  {success ? (
                    <IconCircleCheck size={18} aria-hidden />
                  ) : (
                    <IconCircleX size={18} aria-hidden />
                  )}
                  {success ? answers.success : answers.noSuccess}
                </span>
                <span className={classes.meaning}>
                  {meaning[language]} <code className={classes.code}>{status}</code>
                </span>
              </li>
            ))}
          </ul>
        </Disclosure>
        <Disclosure title={answers.refusals}>
          <ul className={classes.list}>
            {provider.refusals.map(({ code, meaning }) => (
              <li key={code}>
                <span className={classes.meaning}>
                  {meaning[language]} <code className={classes.code}>{code}</code>
                </span>
              </li>
            ))}
          </ul>
        </Disclosure>
      </div>
    </Section>
  );
}
