import { escapeHtml, page } from '../simulation/html.ts';
import type { PosMerchant } from './pos-state.ts';

/** Where a merchant lets the bridge in. Plain HTML: no script, no host but this one. */
export function consentPage(request: {
  readonly merchants: readonly PosMerchant[];
  readonly clientId: string;
  readonly redirectUri: string;
  readonly state: string;
}): string {
  const choices = request.merchants
    .map(
      (merchant, index) => `
        <label class="choice">
          <input type="radio" name="merchant_id" value="${escapeHtml(merchant.id)}"${index === 0 ? ' checked' : ''}>
          <span>${escapeHtml(merchant.name)}</span>
        </label>`,
    )
    .join('');
  const hidden = Object.entries({
    client_id: request.clientId,
    redirect_uri: request.redirectUri,
    state: request.state,
  })
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`)
    .join('');
  return page(
    'Sandbox POS: allow access',
    `<main class="card">
      <h1>Connect Sandbox POS</h1>
      <p>Wix POS Bridge asks to read your locations, menus and stock, and to create orders.</p>
      <form method="post" action="authorize">
        <fieldset><legend>Restaurant</legend>${choices}</fieldset>
        ${hidden}
        <div class="actions">
          <button name="decision" value="deny" class="quiet">Don't allow</button>
          <button name="decision" value="allow">Allow</button>
        </div>
      </form>
    </main>`,
  );
}
