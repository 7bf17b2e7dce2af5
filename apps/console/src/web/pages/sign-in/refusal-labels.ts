/**
 * Why nobody came in through the OpenID provider, in words for whoever stands at the door. The code is
 * part of the address, which anybody may have written.
 */
export function refusalLabels(code: string, provider: string): string {
  switch (code) {
    case 'signup_disabled':
      return `No account for your ${provider} address. If you were invited, open the invitation link first. Otherwise ask an administrator for an invitation.`;
    case 'account_not_linked':
      return `${provider} has not confirmed that your e-mail address is yours. Confirm it there, or sign in with your password.`;
    case 'email_not_found':
      return `${provider} does not tell your e-mail address, by which you are known here.`;
    case 'unable_to_create_session':
      return 'Your access is turned off. Ask an administrator to turn it on.';
    case 'access_denied':
      return `You did not sign in at ${provider}.`;
    case 'state_mismatch':
    case 'state_not_found':
    case 'state_invalid':
    case 'invalid_code':
    case 'no_code':
      return 'This sign-in has expired or was started in another browser. Sign in again.';
    default: {
      const quoted = /^[a-z_]{1,60}$/.test(code) ? ` Tell whoever runs the console: ${code}.` : '';
      return `Sign-in with ${provider} failed. Try again.${quoted}`;
    }
  }
}
