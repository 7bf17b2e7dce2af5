import { Dash } from '../../components/dash.tsx';
import { codeInWords } from './code-labels.ts';
import classes from './codes.module.css';

/** Codes of refusals in a table's cell, each in words first: the first ones, and how many more. */
export function Codes({ codes }: { readonly codes: readonly string[] }) {
  if (codes.length === 0) {
    return <Dash />;
  }
  const shown = codes.slice(0, 2);
  return (
    <ul className={classes.codes} title={codes.join(', ')}>
      {shown.map((code) => (
        <li key={code}>
          {codeInWords(code)} <span className={classes.code}>{code}</span>
        </li>
      ))}
      {codes.length > shown.length && (
        <li className={classes.code}>+{codes.length - shown.length}</li>
      )}
    </ul>
  );
}
