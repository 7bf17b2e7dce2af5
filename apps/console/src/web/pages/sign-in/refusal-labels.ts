/**
 * Why nobody came in through the OpenID provider, in words for whoever stands at the door. The code is
 * part of the address, which anybody may have written.
 */
export function refusalLabels(code: string, provider: string): string {
  switch (code) {
    case 'signup_disabled':
      return `Nobody has joined here with the address that you have at ${provider}. If you were invited, open the link of the invitation first; otherwise ask an administrator for one.`;
    case 'account_not_linked':
      return `${provider} has not confirmed that your e-mail address is yours. Confirm it there, or sign in with your password.`;
    case 'email_not_found':
      return `${provider} does not tell your e-mail address, by which you are known here.`;
    case 'unable_to_create_session':
      return 'Your access to the console is switched off. An administrator can switch it on again.';
    case 'access_denied':
      return `You did not sign in at ${provider}.`;
    case 'state_mismatch':
    case 'state_not_found':
    case 'state_invalid':
    case 'invalid_code':
    case 'no_code':
      return 'This sign-in was begun too long ago, or in another browser. Please begin again.';
    default: {
      const quoted = /^[a-z_]{1,60}$/.test(code) ? ` Tell whoever runs the console: ${code}.` : '';
      return `Signing in with ${provider} did not work. Please try again.${quoted}`;
    }
  }
}
