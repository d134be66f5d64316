/** Forms by which people apply for a badge there, and what came in: the dialect `v1` alone has them. */
import * as v from 'valibot';
import type {ObfClient} from './client.js';
import type {ObfApplication, ObfApplicationForm} from './records.js';
import {flagShape, idAtEnd, idShape, readJson, readLines, textShape} from './shapes.js';
import type {Transport} from './transport.js';

const formShape = v.object({
  id: idShape,
  badge_id: idShape,
  name: textShape,
  approval_method: textShape,
  visible: flagShape,
  apply_url: textShape,
  attach_evidence: v.fallback(v.picklist(['yes', 'no', 'optional']), 'optional'),
  form_html: v.nullish(v.string()),
});

const applicationShape = v.object({
  id: idShape,
  status: v.picklist(['pending', 'approved', 'rejected']),
  applicant: textShape,
  email: textShape,
  event_id: v.nullish(idShape),
});

type Applications = Pick<ObfClient, 'applicationForms' | 'applicationForm' | 'applications' | 'apply'>;

/** @param forms the path of the organisation's forms */
export function applicationsOf(transport: Transport, forms: string): Applications {
  const at = (id: string): string => `${forms}/${encodeURIComponent(id)}`;
  return {
    applicationForms: async ({badge, ...options} = {}) => {
      const call = {name: 'applicationForms', path: `${forms}/`, query: {badge_id: badge}, ...options};
      return readLines(call.name, (await transport.call(call)).text, formShape).map(formOf);
    },
    applicationForm: async (id, options = {}) => {
      const call = {name: 'applicationForm', path: at(id), query: {form_html: '1'}, ...options};
      return formOf(readJson(call.name, (await transport.call(call)).text, formShape));
    },
    applications: async (form, {status, ...options} = {}) => {
      const call = {name: 'applications', path: `${at(form)}/application`, query: {status}, ...options};
      return readLines(call.name, (await transport.call(call)).text, applicationShape).map(applicationOf);
    },
    apply: async (form, {applicant, email, claimCode, attachesEvidence, fields = {}, signal}) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.set(name, value);
      body.set('applicant', applicant);
      body.set('email', email);
      if (claimCode !== undefined) body.set('secret_token', claimCode);
      if (attachesEvidence !== undefined) body.set('attach_evidence', attachesEvidence ? '1' : '0');
      const reply = await transport.call({
        ...{name: 'apply', method: 'POST', path: `${at(form)}/apply`, form: body, signal},
      });
      return idAtEnd('apply', reply);
    },
  };
}

function formOf(one: v.InferOutput<typeof formShape>): ObfApplicationForm {
  return {
    ...{id: one.id, badge: one.badge_id, name: one.name, approvalMethod: one.approval_method},
    ...{isVisible: one.visible, applyUrl: one.apply_url, attachEvidence: one.attach_evidence},
    ...(typeof one.form_html === 'string' && {formHtml: one.form_html}),
  };
}

function applicationOf({
  id,
  status,
  applicant,
  email,
  event_id: event,
}: v.InferOutput<typeof applicationShape>): ObfApplication {
  return {...{id, status, applicant, email}, ...(typeof event === 'string' && {event})};
}
