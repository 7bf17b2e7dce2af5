import { type Command, CommandRefused, wordAt } from '../command.ts';

/** For when no administrator can sign in any more; whoever runs this reaches the database anyway. */
export const staff: Command = {
  name: 'staff',
  parameters: 'reset <e-mail>',
  summary: "prints a link by which a person of the console's staff sets a new password, once",
  run: async ({ core, authorship, consoleUrl, print }, words) => {
    if (wordAt(words, 0, 'What to do ("reset")') !== 'reset') {
      throw new CommandRefused('The one thing to do with staff is "reset".');
    }
    const email = wordAt(words, 1, 'The e-mail address');
    const made = await core.staff.makePasswordReset({
      actor: authorship.author,
      person: { email },
    });
    switch (made.outcome) {
      case 'made':
        print(`For ${made.email}, once, until ${made.expiresAt.toISOString()}:`);
        print(`${consoleUrl}/new-password#${made.token}`);
        return;
      case 'not-found':
        throw new CommandRefused('Nobody of staff has this e-mail address.');
      case 'disabled':
        throw new CommandRefused(
          'This person is shut out; an administrator can let them in again.',
        );
    }
  },
};
