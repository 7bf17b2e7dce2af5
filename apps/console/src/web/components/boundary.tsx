import { CatchBoundary } from '@tanstack/react-router';
import { Children, isValidElement, type ReactNode } from 'react';
import { PartFailure } from './page-failure.tsx';

/** What breaks inside is told in its place, with an id to quote; what stands around it lives on. */
export function Boundary(props: {
  readonly children: ReactNode;
  /** What stands around the fault, where the whole of a part has broken. */
  frame?(fault: ReactNode): ReactNode;
}) {
  return (
    <CatchBoundary
      getResetKey={() => ''}
      errorComponent={({ error, reset }) => {
        const fault = <PartFailure of="section" error={error} retry={reset} />;
        return props.frame?.(fault) ?? fault;
      }}
    >
      {props.children}
    </CatchBoundary>
  );
}

/** A boundary around each of the children, so that one that breaks leaves the others. */
export const Boundaries = ({ children }: { readonly children: ReactNode }) =>
  Children.toArray(children).map((child, at) => (
    <Boundary key={isValidElement(child) ? child.key : at}>{child}</Boundary>
  ));
