#pragma once
#include "core/survey/paper_entry.h"
#include "core/survey/typed_answer.h"
#include <memory>

namespace counterpoint {

/// One form being typed in, question by question as on paper: where one is, what was typed, what the skip logic says of it.
class PaperWalk {
public:
    PaperWalk(Questionnaire questionnaire, PaperValues values = {});

    const Questionnaire& questionnaire() const { return *m_questionnaire; }
    const std::vector<PaperField>& fields() const { return m_fields; }
    bool isAtEnd() const { return m_at >= m_fields.size(); }
    std::size_t at() const { return m_at; }
    const PaperField* current() const { return isAtEnd() ? nullptr : &m_fields[m_at]; }
    /// What was typed for it so far; 'not asked' where nothing was.
    PaperValue valueOf(const PaperField& field) const;
    /// A sentence where the skip logic passes over the current field, or over one that has an answer; empty else.
    QString contradiction() const;

    TypedAnswer read(const QString& typed) const;
    void take(const TypedAnswer& answer); ///< and on to the next that is to be answered
    void mark(PaperValue::State state); ///< blank or illegible, and on
    void back(); ///< to the one before that is to be answered or has an answer
    void forward(); ///< to the very next, also where the skip logic passes over it
    /// Everything for the file: what is to be answered and was not reached is blank where `isFinished`.
    PaperValues values(bool isFinished) const;
    bool hasValues() const { return !m_values.empty(); }

private:
    PaperAnswers answers() const; ///< with what is computed from them
    bool isWanted(std::size_t at, const PaperAnswers& answers) const;
    void on();

    std::unique_ptr<Questionnaire> m_questionnaire; ///< the fields point into it
    std::vector<PaperField> m_fields;
    PaperValues m_values;
    std::size_t m_at = 0;
};

} // namespace counterpoint
