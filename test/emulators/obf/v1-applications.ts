/** Forms by which somebody applies for a badge there ("earnable badges"), and what came in. The dialect `v2` has no such calls. */
import {type Answer, type Call, errorResult, json, jsonLines, type Route} from './exchange.ts';
import type {Application, ApplicationForm} from './records.ts';
import type {Dialect} from './v2.ts';

export function applicationRoutes({platform, base}: Dialect): readonly Route[] {
  const formOf = (organisation: string, id: string): ApplicationForm | undefined => {
    const form = platform.forms.get(id);
    return form?.organisation === organisation ? form : undefined;
  };
  return [
    [
      'GET',
      /^\/v1\/earnablebadge\/([^/]+)\/?$/,
      ({query}, [organisation]) => {
        const visible = query.get('visible');
        return jsonLines(
          [...platform.forms.values()]
            .filter(
              (form) =>
                form.organisation === organisation &&
                (query.get('badge_id') ?? form.badge) === form.badge &&
                (query.get('approval_method') ?? form.approvalMethod) === form.approvalMethod &&
                (visible === null || form.isVisible === (visible === '1')),
            )
            .map((form) => shownForm(form, {base, hasHtml: false})),
        );
      },
    ],
    [
      'GET',
      /^\/v1\/earnablebadge\/([^/]+)\/([^/]+)$/,
      (call, [organisation = '', id = '']) => {
        const form = formOf(organisation, id);
        if (!form) return errorResult(call, 404, 'Not found');
        return json(shownForm(form, {base, hasHtml: call.query.get('form_html') === '1'}));
      },
    ],
    [
      'GET',
      /^\/v1\/earnablebadge\/([^/]+)\/([^/]+)\/application$/,
      (call, [organisation = '', id = '']) => {
        const form = formOf(organisation, id);
        if (!form) return errorResult(call, 404, 'Not found');
        const status = call.query.get('status');
        return jsonLines(
          [...platform.applications.values()]
            .filter((one) => one.form === id && (status === null || one.status === status))
            .map(shownApplication),
        );
      },
    ],
    [
      'GET',
      /^\/v1\/earnablebadge\/([^/]+)\/([^/]+)\/application\/([^/]+)$/,
      (call, [organisation = '', id = '', application = '']) => {
        const found = formOf(organisation, id) && platform.applications.get(application);
        return found?.form === id ? json(shownApplication(found)) : errorResult(call, 404, 'Not found');
      },
    ],
    [
      'POST',
      /^\/v1\/earnablebadge\/([^/]+)\/([^/]+)\/apply$/,
      async (call, [organisation = '', id = '']): Promise<Answer> => {
        const form = formOf(organisation, id);
        if (!form) return errorResult(call, 404, 'Not found');
        const fields = await fieldsOf(call);
        const {applicant = '', email = '', secret_token: code, attach_evidence: _, ...answers} = fields ?? {};
        if (applicant === '' || !email.includes('@')) return errorResult(call, 400, 'applicant and email');
        if (form.approvalMethod === 'secret' && code !== form.secret)
          return errorResult(call, 400, 'secret_token');
        const application = platform.apply(form, {applicant, email, answers});
        return {
          status: 201,
          headers: {location: `/v1/earnablebadge/${organisation}/${id}/application/${application.id}`},
        };
      },
    ],
  ];
}

function shownForm(
  form: ApplicationForm,
  {base, hasHtml}: {readonly base: string; readonly hasHtml: boolean},
): object {
  return {
    id: form.id,
    client_id: form.organisation,
    client_alias: null,
    badge_id: form.badge,
    name: form.name,
    description: '',
    intent: '',
    language: 'fr',
    approval_method: form.approvalMethod,
    visible: form.isVisible,
    draft: false,
    not_before: null,
    not_after: null,
    form: '',
    ...(hasHtml && {form_html: form.formHtml}),
    apply_url: `${base}/c/earnablebadge/${form.id}/apply`,
    redirect_url: '',
    attach_evidence: form.attachEvidence,
    options: {},
    ctime: form.ctime,
    mtime: form.ctime,
  };
}

function shownApplication({id, form, applicant, email, status, event, ctime, answers}: Application): object {
  return {
    ...{id, applicant, email, status, ctime},
    earnable_badge_id: form,
    event_id: event,
    // One text for each field, files by their names.
    form_data: answers,
  };
}

/** `multipart/form-data`, read as the platform's own `fetch` reads it. */
async function fieldsOf({headers, body}: Call): Promise<Record<string, string> | undefined> {
  try {
    const response = new Response(Uint8Array.from(body), {
      headers: {'content-type': String(headers['content-type'] ?? '')},
    });
    const form = await response.formData();
    return Object.fromEntries(
      [...form].map(([name, value]) => [name, typeof value === 'string' ? value : value.name]),
    );
  } catch {
    return undefined;
  }
}
