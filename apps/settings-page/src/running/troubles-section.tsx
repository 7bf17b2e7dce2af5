import type { OrderErrorCode, ProviderView, TroublesView } from '@pos-bridge/spi-adapter/settings';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { useEffect, useState } from 'react';
import card from '../components/card.module.css';
import { Section } from '../components/section.tsx';
import { useFormats } from '../language/formats.ts';
import { useSpeech } from '../language/texts.tsx';
import { groupCheckouts } from '../site/group-checkouts.ts';
import { useSite } from '../site/site.tsx';
import classes from './troubles.module.css';

/** Orders of the last days that did not go as they should, in words that need no support. */
export function TroublesSection() {
  const { running } = useSpeech().texts;
  const { overview } = useSite();
  const formats = useFormats();
  const meaningOf = useMeanings();
  const troubles = useTroubles();
  if (troubles === null) return null;
  const { orders, checkouts } = troubles;
  const locationName = (id: string) =>
    overview.configurations.find((configuration) => configuration.id === id)?.name ?? '';
  const isEmpty = orders.length + checkouts.length === 0;
  return (
    <Section
      heading={running.troubles.heading}
      lead={isEmpty ? running.troubles.none : running.troubles.lead}
    >
      {orders.length > 0 && (
        <ul className={classes.list}>
          {orders.map((order) => (
            <li key={order.wixOrderId} className={card.card}>
              <div className={classes.head}>
                <b>{running.troubles.kinds[order.kind].what}</b>
                <Pill
                  tone={order.kind === 'refused' ? 'quiet' : 'bad'}
                  text={formats.moment(order.at)}
                />
              </div>
              {order.codes.map((code) => (
                <p key={code} className={card.text}>
                  {meaningOf(code, order.provider)}
                </p>
              ))}
              <p className={card.text}>{running.troubles.kinds[order.kind].todo}</p>
              <p className={classes.facts}>
                {running.troubles.order(order.wixOrderId)}{' '}
                {running.troubles.at(locationName(order.configurationId))}
              </p>
            </li>
          ))}
        </ul>
      )}
      {checkouts.length > 0 && (
        <div className={card.card}>
          <h3 className={classes.small}>{running.troubles.checkouts}</h3>
          <p className={card.quiet}>{running.troubles.checkoutsLead}</p>
          <ul className={classes.reasons}>
            {groupCheckouts(checkouts).map(({ code, count, lastAt }) => (
              <li key={code}>
                <span>{meaningOf(code)}</span>
                <span className={classes.facts}>
                  {running.troubles.times(count)}, {running.troubles.last(formats.moment(lastAt))}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  );
}

/** The provider's own words for a refusal, where it has some; the page's else. */
function useMeanings(): (code: OrderErrorCode, provider?: string) => string {
  const { language, texts } = useSpeech();
  const { providers } = useSite().overview;
  return (code, provider) => {
    const asked: readonly ProviderView[] = providers.filter(
      ({ key }) => provider === undefined || key === provider,
    );
    const declared = asked.flatMap(({ refusals }) => refusals).find((one) => one.code === code);
    return declared?.meaning[language] ?? texts.running.troubles.codes[code];
  };
}

/** Read anew with everything else; what fails now is read the next time. */
function useTroubles(): TroublesView | null {
  const { api, version } = useSite();
  const [troubles, setTroubles] = useState<TroublesView | null>(null);
  useEffect(() => {
    let isCurrent = version > 0;
    api.troubles.query().then(
      (read) => isCurrent && setTroubles(read),
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [api, version]);
  return troubles;
}
