import { Skeleton } from '@mantine/core';
import { useTexts } from '../language/texts.tsx';
import classes from './opening.module.css';

export function Opening() {
  const texts = useTexts();
  return (
    <main className={classes.page} aria-busy aria-label={texts.opening}>
      <Skeleton h={30} w="45%" mb={24} />
      <Skeleton h={92} mb={12} />
      <Skeleton h={92} mb={12} />
      <Skeleton h={92} />
    </main>
  );
}
