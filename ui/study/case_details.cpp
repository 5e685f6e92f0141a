#include "ui/study/case_details.h"
#include "core/coding/memos.h"
#include "core/project/project.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/navigator.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/widgets/memo_button.h"
#include "ui/widgets/note_field.h"
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace counterpoint::ui {

CaseDetails::CaseDetails(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_name(new QLabel)
    , m_profile(named(new QPushButton(icon("user-identity"), tr("Profile")), "caseProfileOpen", tr("Open the profile of the case")))
    , m_voices(named(new QListWidget, "caseVoices", tr("Sources and responses of the case")))
    , m_memo(named(new NoteField, "caseMemo", tr("Memo on the case")))
    , m_memos(new MemoButton(session, Entity::Case, "caseMemos"))
{
    QFont bold = font();
    bold.setBold(true);
    m_name->setFont(bold);
    m_name->setWordWrap(true);
    m_memo->setPlaceholderText(tr("Memo on this case"));
    m_memo->setReadOnly(session.project().isReadOnly());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(m_name);
    column->addWidget(m_profile, 0, Qt::AlignLeft);
    m_profile->setToolTip(tr("All that the study holds of the case, strand by strand"));
    connect(m_profile, &QPushButton::clicked, this, &CaseDetails::profileWanted);
    column->addWidget(new QLabel(tr("Heard in")));
    column->addWidget(m_voices, 2);
    auto* memoRow = new QHBoxLayout;
    memoRow->addWidget(new QLabel(tr("Memo")), 1);
    memoRow->addWidget(m_memos);
    column->addLayout(memoRow);
    column->addWidget(m_memo, 1);
    setMinimumWidth(fontMetrics().averageCharWidth() * 24);
    connect(m_memo, &NoteField::committed, this, &CaseDetails::keepMemo);
    connect(m_voices, &QListWidget::itemActivated, this, [this] { goTo(m_row.voices[std::size_t(m_voices->currentRow())]); });
    setCase({});
}

CaseDetails::~CaseDetails() { m_memo->commit(); }

void CaseDetails::setCase(const CaseRow& row)
{
    if (row.id != m_row.id)
        m_memo->commit(); // it belongs to the one shown so far
    if (row.id != m_row.id || row.voices != m_row.voices) {
        m_voices->clear();
        for (const auto& voice : row.voices)
            new QListWidgetItem(icon(voice.source.isValid() ? "view-conversation-balloon" : "labplot-spreadsheet"), voice.name, m_voices);
    }
    m_row = row;
    m_name->setText(row.id.isValid() ? row.name : tr("No case chosen"));
    m_profile->setEnabled(row.id.isValid());
    m_memo->setEnabled(row.id.isValid());
    m_memos->setThing(row.id.value());
    m_voices->setEnabled(!row.voices.empty());
    const auto memos = m_session.project().read([&](const Read& db) { return memos::of(db, MemoSubject::Case, row.id.value()); });
    m_memo->setKept(memos && !memos->empty() ? memos->front().body : QString());
}

void CaseDetails::keepMemo(const QString& text)
{
    const auto id = m_row.id;
    if (!id.isValid())
        return;
    m_session.notices().accept(m_session.project().perform(tr("Change the memo on “%1”").arg(m_row.name), [&](Edit& db) {
        const auto before = memos::of(db, MemoSubject::Case, id.value());
        Memo memo = before.empty() ? Memo{} : before.front();
        memo.body = text;
        if (before.empty()) {
            memo.subject = MemoSubject::Case;
            memo.subjectId = id.value();
            memo.coder = m_session.coder();
            memos::add(db, memo);
        } else if (text.trimmed().isEmpty()) {
            memos::remove(db, memo.id);
        } else {
            memos::update(db, memo);
        }
        return Result<>();
    }));
}

void CaseDetails::goTo(const CaseVoice& voice)
{
    if (voice.source.isValid())
        m_session.navigator().go({Place::Workspace::Code, Entity::Source, voice.source.value(), {}});
    else
        m_session.navigator().go({Place::Workspace::Data, Entity::Dataset, voice.dataset.value(), {}});
}

} // namespace counterpoint::ui
