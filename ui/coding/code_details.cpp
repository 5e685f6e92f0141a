#include "ui/coding/code_details.h"
#include "core/coding/memos.h"
#include "core/project/project.h"
#include "ui/coding/blind.h"
#include "ui/coding/coding_acts.h"
#include "ui/coding/finding_links.h"
#include "ui/support/named.h"
#include "ui/support/session.h"
#include "ui/widgets/note_field.h"
#include <QComboBox>
#include <QLabel>
#include <QVBoxLayout>

namespace counterpoint::ui {

CodeDetails::CodeDetails(Session& session, CodingActs& acts, QWidget* parent)
    : QScrollArea(parent)
    , m_session(session)
    , m_acts(acts)
    , m_title(new QLabel)
    , m_findings(new FindingLinks(session.navigator(), "codeFindings"))
    , m_origin(named(new QComboBox, "codeOrigin", tr("Where the code comes from")))
{
    named(this, "codeDetails", tr("The chosen code"));
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(4);
    auto bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setWordWrap(true);
    column->addWidget(m_title);
    column->addWidget(m_findings);
    m_origin->addItem(tr("Origin not said"), QString());
    m_origin->addItem(tr("From theory: brought to the material"), QStringLiteral("theory"));
    m_origin->addItem(tr("From the data: found in the material"), QStringLiteral("data"));
    m_origin->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    column->addWidget(m_origin);
    setWidget(page);
    m_definition = addField("codeDefinition", tr("Definition"), tr("What this code stands for"), 3);
    m_inclusion = addField("codeInclusion", tr("Use it when"), tr("What belongs here"), 2);
    m_exclusion = addField("codeExclusion", tr("Do not use it when"), tr("What does not belong here"), 2);
    m_example = addField("codeExample", tr("Example"), tr("A passage that shows it"), 2);
    m_words = addField("codeWords", tr("Dictionary"), tr("Words that mark it, one a line: trust*, rely NEAR/3 on"), 2);
    m_memo = addField("codeMemo", tr("Memo"), tr("Your thoughts on this code"), 3);
    column->addStretch(1);
    connect(m_origin, &QComboBox::activated, this, [this] {
        if (const auto origin = m_origin->currentData().toString(); origin != m_code.origin)
            keep(&Code::origin, origin);
    });
    connect(m_definition, &NoteField::committed, this, [this](const QString& text) { keep(&Code::definition, text); });
    connect(m_inclusion, &NoteField::committed, this, [this](const QString& text) { keep(&Code::inclusion, text); });
    connect(m_exclusion, &NoteField::committed, this, [this](const QString& text) { keep(&Code::exclusion, text); });
    connect(m_example, &NoteField::committed, this, [this](const QString& text) { keep(&Code::example, text); });
    connect(m_words, &NoteField::committed, this, [this](const QString& text) { keep(&Code::words, text); });
    connect(m_memo, &NoteField::committed, this, [this](const QString& text) { m_acts.writeMemo(m_code, text); });
    setCode({});
}

void CodeDetails::editDefinition()
{
    ensureWidgetVisible(m_definition);
    m_definition->setFocus();
}

void CodeDetails::commit()
{
    for (auto* field : fields())
        field->commit();
}

NoteField* CodeDetails::addField(const char* name, const QString& label, const QString& hint, int lines)
{
    auto* field = named(new NoteField, name, label);
    field->setPlaceholderText(hint);
    field->setLines(lines);
    field->setReadOnly(m_session.project().isReadOnly());
    auto* title = new QLabel(label);
    title->setBuddy(field);
    auto* column = static_cast<QVBoxLayout*>(widget()->layout());
    column->addWidget(title);
    column->addWidget(field);
    return field;
}

void CodeDetails::keep(QString Code::*part, const QString& text)
{
    if (!m_code.id.isValid())
        return;
    m_code.*part = text;
    m_acts.define(m_code);
}

void CodeDetails::setCode(const Code& code)
{
    if (code.id != m_code.id)
        commit(); // it belongs to the code shown so far
    m_code = code;
    m_title->setText(code.id.isValid() ? code.path : tr("No code chosen"));
    const auto findings =
        m_session.project().read([&](const Read& db) { return passage_findings::ofCode(db, code.id, seenCoder(m_session)); });
    m_findings->setFindings(findings.value_or(std::vector<PassageFinding>()));
    m_findings->setVisible(findings && !findings->empty());
    const auto memos = m_session.project().read([&](const Read& db) { return memos::of(db, MemoSubject::Code, code.id.value()); });
    m_origin->setCurrentIndex(std::max(0, m_origin->findData(code.origin)));
    m_origin->setEnabled(code.id.isValid() && !m_session.project().isReadOnly());
    m_definition->setKept(code.definition);
    m_inclusion->setKept(code.inclusion);
    m_exclusion->setKept(code.exclusion);
    m_example->setKept(code.example);
    m_words->setKept(code.words);
    m_memo->setKept(code.id.isValid() && memos && !memos->empty() ? memos->front().body : QString());
    for (auto* field : fields())
        field->setEnabled(code.id.isValid());
}

} // namespace counterpoint::ui
