import type { AccountView } from '@pos-bridge/spi-adapter/settings';
import { Section } from './components/section.tsx';
import { Step } from './components/step.tsx';
import { ConnectStep } from './connect/connect-step.tsx';
import { useTexts } from './language/texts.tsx';
import { LocationsStep } from './locations/locations-step.tsx';
import { MastersStep } from './masters/masters-step.tsx';
import { MenusStep } from './menus/menus-step.tsx';
import { SwitchOnStep } from './menus/switch-on-step.tsx';
import { inUse, isConnected, isSetUp, type Steps } from './site/set-up.ts';
import { useSite } from './site/site.tsx';

/** The steps of the set-up; once all are done, the settings that they made. */
export function SetUpSection(props: {
  readonly account: AccountView | undefined;
  readonly steps: Steps;
}) {
  const { account, steps } = props;
  const { setUp, masters, menus } = useTexts();
  const { overview } = useSite();
  const posName = overview.providers.find(({ key }) => key === account?.provider)?.name ?? '';
  const used = inUse(overview);
  const onSite = overview.configurations.filter(({ archived }) => !archived);
  const published = used.filter(({ isPublished }) => isPublished).length;
  const on = used.filter(({ enabled }) => enabled).length;
  const connected = account !== undefined && isConnected(account);
  return (
    <Section heading={isSetUp(steps) ? setUp.settingsHeading : setUp.heading}>
      <Step
        id="connect"
        number={1}
        title={setUp.connect.title}
        state={steps.connect}
        closesWhenDone
        summary={
          connected ? setUp.connect.connected(account.merchantName ?? '', posName) : undefined
        }
      >
        <ConnectStep account={account} />
      </Step>
      <Step
        id="locations"
        number={2}
        title={setUp.locations.title}
        state={steps.locations}
        closesWhenDone
        summary={used.length > 0 ? setUp.locations.matched(used.length, onSite.length) : undefined}
      >
        {connected && <LocationsStep account={account} />}
      </Step>
      <Step
        id="masters"
        number={3}
        title={masters.title}
        state={steps.masters}
        closesWhenDone
        summary={account && steps.masters === 'done' ? mastersSummary(account) : undefined}
      >
        {connected && <MastersStep account={account} />}
      </Step>
      <Step
        id="menus"
        number={4}
        title={menus.title}
        state={steps.menus}
        summary={
          used.length === 0
            ? undefined
            : published === used.length
              ? menus.allPublished
              : menus.somePublished(published, used.length)
        }
      >
        {connected && <MenusStep />}
      </Step>
      <Step
        id="switchOn"
        number={5}
        title={setUp.switchOn.title}
        state={steps.switchOn}
        summary={
          used.length === 0
            ? undefined
            : on === used.length
              ? setUp.switchOn.allOn
              : setUp.switchOn.some(on, used.length)
        }
      >
        <SwitchOnStep />
      </Step>
    </Section>
  );

  function mastersSummary({ masters: chosen }: AccountView): string {
    const all = Object.values(chosen);
    const byPos = all.filter((master) => master === 'POS').length;
    return masters.summary(byPos, all.length - byPos);
  }
}
