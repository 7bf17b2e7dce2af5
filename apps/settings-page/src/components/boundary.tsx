import { Button } from '@mantine/core';
import { Notice } from '@pos-bridge/ui-theme/notice';
import { Component, type ReactNode } from 'react';
import { useTexts } from '../language/texts.tsx';

interface State {
  /** To quote; null while nothing broke. */
  readonly faultId: string | null;
}

/** What breaks inside is told in its place, with an id to quote, and the rest of the page lives on. */
export class Boundary extends Component<{ readonly children: ReactNode }, State> {
  override readonly state: State = { faultId: null };

  static getDerivedStateFromError(): State {
    return { faultId: Math.random().toString(36).slice(2, 10).padEnd(8, '0') };
  }

  override componentDidCatch(error: unknown): void {
    console.error(`fault ${this.state.faultId}`, error);
  }

  override render(): ReactNode {
    const { faultId } = this.state;
    if (faultId === null) return this.props.children;
    return <FaultNotice id={faultId} retry={() => this.setState({ faultId: null })} />;
  }
}

function FaultNotice({ id, retry }: { readonly id: string; readonly retry: () => void }) {
  const texts = useTexts();
  const { title, todo } = texts.refusals.FAULT;
  return (
    <Notice tone="bad" title={title}>
      <p>{todo}</p>
      <p>{texts.supportNumber(id)}</p>
      <Button variant="default" onClick={retry}>
        {texts.tryAgain}
      </Button>
    </Notice>
  );
}
