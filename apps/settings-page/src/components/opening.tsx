import { useTexts } from '../language/texts.tsx';
import classes from './opening.module.css';

export function Opening() {
  const texts = useTexts();
  return (
    <main className={classes.page} aria-busy aria-label={texts.opening}>
      <div className={classes.title} />
      <div className={classes.block} />
      <div className={classes.block} />
      <div className={classes.block} />
    </main>
  );
}
