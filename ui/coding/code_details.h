#pragma once
#include "core/coding/codebook.h"
#include <QScrollArea>

class QComboBox;
class QLabel;

namespace counterpoint::ui {

class CodingActs;
class FindingLinks;
class NoteField;
class Session;

/// What the chosen code means: definition, criteria, example, memo, edited in place and kept when a field is left.
class CodeDetails : public QScrollArea {
    Q_OBJECT
public:
    CodeDetails(Session& session, CodingActs& acts, QWidget* parent = nullptr);
    /// An invalid code: none is chosen.
    void setCode(const Code& code);
    void editDefinition();
    /// Keeps what was typed in a field that is not left yet.
    void commit();

private:
    NoteField* addField(const char* name, const QString& label, const QString& hint, int lines);
    void keep(QString Code::*part, const QString& text);
    std::vector<NoteField*> fields() const { return {m_definition, m_inclusion, m_exclusion, m_example, m_words, m_memo}; }

    Session& m_session;
    CodingActs& m_acts;
    Code m_code;
    QLabel* m_title;
    FindingLinks* m_findings;
    QComboBox* m_origin;
    NoteField* m_definition;
    NoteField* m_inclusion;
    NoteField* m_exclusion;
    NoteField* m_example;
    NoteField* m_words;
    NoteField* m_memo;
};

} // namespace counterpoint::ui
