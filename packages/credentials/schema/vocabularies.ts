/** The closed and the extensible lists of values of Open Badges 3.0 and CLR 2.0. */

/**
 * `Program` was the name in CLR 1.0 and in drafts of 3.0, before `LearningProgram`; badges that were signed then carry it.
 * @see https://www.imsglobal.org/spec/ob/v3p0/#achievementtype-enumeration
 */
export const ACHIEVEMENT_TYPES =
  `Achievement ApprenticeshipCertificate Assessment Assignment AssociateDegree Award
  BachelorDegree Badge Certificate CertificateOfCompletion Certification CoCurricular CommunityService Competency Course Degree
  Diploma DoctoralDegree Fieldwork GeneralEducationDevelopment JourneymanCertificate LearningProgram License MasterCertificate
  MasterDegree Membership MicroCredential ProfessionalDoctorate Program QualityAssuranceCredential ResearchDoctorate
  SecondarySchoolDiploma`.split(/\s+/);

export const RESULT_TYPES =
  `GradePointAverage LetterGrade Percent PerformanceLevel PredictedScore RawScore Result
  RubricCriterion RubricCriterionLevel RubricScore ScaledScore Status`.split(/\s+/);

export const RESULT_STATUSES = 'Completed Enrolled Failed InProgress OnHold Provisional Withdrew'.split(' ');

export const IDENTIFIER_TYPES =
  `accountId emailAddress identifier isbn issn lisSourcedId ltiContextId ltiDeploymentId
  ltiPlatformId ltiToolId ltiUserId name nationalIdentityNumber oneRosterSourcedId productId sisSourcedId sourcedId systemId
  userName`.split(/\s+/);

export const ALIGNMENT_TARGET_TYPES =
  'CFItem CFRubric CFRubricCriterion CFRubricCriterionLevel CTDL ceasn:Competency ceterms:Credential'.split(
    ' ',
  );

export const ASSOCIATION_TYPES =
  'exactMatchOf isChildOf isParentOf isPartOf isPeerOf isRelatedTo precedes replacedBy'.split(' ');
