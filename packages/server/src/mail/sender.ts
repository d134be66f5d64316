/** The address that messages come from: `from` of the SMTP URL, else its user. */
export function senderOf(smtpUrl: string): string {
  const address = new URL(smtpUrl);
  return address.searchParams.get('from') ?? decodeURIComponent(address.username);
}
