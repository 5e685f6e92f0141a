#pragma once
#include "core/report/checklists.h"

namespace counterpoint::report {

/// What a study says of itself that checklists ask for; each a phrase, empty where the study does not know.
struct StudyFacts {
    QString interviewers;
    QString reflexiveNotes;
    QString selections; ///< of interviewees from a survey
    QString participants;
    QString groups;
    QString guides;
    QString repeated; ///< interviews of one Case
    QString recordings;
    QString memosOnSources;
    QString saturation;
    QString coders;
    QString codes;
    QString origins;
    QString findings;
    QString quotes;
    QString against;
    QString invitations;
    QString channels;
    QString encrypted;
    QString versions;
    QString chance;
    QString conditions;
    QString questions;
    QString pages;
    QString required;
    QString consent;
    QString rate;
    QString completion;
    QString partial;
    QString quality;
    QString weights;
    QString displays;
    QString convergence;
    QString inferences;
};
StudyFacts factsOf(const Read& db);

Checklist coreq();
Checklist cherries();
Checklist gramms();

} // namespace counterpoint::report
