/** Whether the other side ended the connection because of the certificate that it was shown, or because it was shown none. */

const mostCauses = 6;
/**
 * Alerts of TLS about who calls: handshake_failure, no_certificate, bad_certificate, unsupported_, revoked, expired and unknown
 * certificates, unknown_ca, access_denied, certificate_required.
 * @see https://www.iana.org/assignments/tls-parameters/tls-parameters.xhtml#tls-parameters-6
 */
const alerts: readonly number[] = [40, 41, 42, 43, 44, 45, 46, 48, 49, 116];

export function isCertificateRefused(error: unknown): boolean {
  let at = error;
  for (let depth = 0; at instanceof Error && depth < mostCauses; depth++) {
    // Node gives a code of its own in TLS 1.3 alone: before, the alert stands in the message.
    const [, number] = /SSL alert number (\d+)/.exec(at.message) ?? [];
    if (number !== undefined) return alerts.includes(Number(number));
    at = at.cause;
  }
  return false;
}
