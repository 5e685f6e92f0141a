#include "ui/study/guide_frame_form.h"
#include "ui/study/guide_desk.h"
#include "ui/support/named.h"
#include "ui/widgets/note_field.h"
#include <QFormLayout>
#include <QLineEdit>

namespace counterpoint::ui {

namespace {

QStringList namesOf(const std::vector<GuideGroup>& groups)
{
    QStringList names;
    for (const auto& group : groups)
        names << group.name;
    return names;
}

} // namespace

GuideFrameForm::GuideFrameForm(GuideDesk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_name(named(new QLineEdit, "guideName", tr("Name of the guide")))
    , m_introduction(named(new NoteField, "guideIntroduction", tr("What is said before the first question")))
    , m_closing(named(new NoteField, "guideClosing", tr("What is said after the last question")))
    , m_groups(named(new NoteField, "guideGroups", tr("Groups that are asked, one a line")))
{
    m_introduction->setLines(6);
    m_introduction->setPlaceholderText(tr("Who you are, what it is about, consent and recording"));
    m_closing->setPlaceholderText(tr("Thanks, what happens next, whom to write to"));
    m_groups->setPlaceholderText(tr("One a line, where not all are asked the same: Parents, Practitioners"));
    auto* form = new QFormLayout(this);
    form->addRow(tr("Na&me"), m_name);
    form->addRow(tr("To &begin"), m_introduction);
    form->addRow(tr("To &end"), m_closing);
    form->addRow(tr("&Groups"), m_groups);
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        const auto before = m_desk.guide();
        const auto name = m_name->text().simplified();
        if (!before.id.isValid() || name == before.name)
            return;
        m_name->setModified(false);
        if (!m_desk.step(tr("Rename guide “%1”").arg(before.name), [&](Edit& db) { return guides::rename(db, before.id, name); }))
            m_name->setText(before.name);
    });
    const auto frame = [this](const QString& introduction, const QString& closing) {
        m_desk.step(tr("Change guide “%1”").arg(m_desk.guide().name),
                    [&](Edit& db) { guides::setFrame(db, m_desk.guide().id, introduction, closing); });
    };
    connect(m_introduction, &NoteField::committed, this, [this, frame](const QString& text) { frame(text, m_desk.guide().closing); });
    connect(m_closing, &NoteField::committed, this, [this, frame](const QString& text) { frame(m_desk.guide().introduction, text); });
    connect(m_groups, &NoteField::committed, this, [this](const QString& text) {
        const auto groups = guides::groupsNamed(m_desk.guide().groups, text.split(u'\n'));
        if (groups != m_desk.guide().groups)
            m_desk.step(tr("Change who is asked by guide “%1”").arg(m_desk.guide().name),
                        [&](Edit& db) { guides::setGroups(db, m_desk.guide().id, groups); });
        show();
    });
    connect(&desk, &GuideDesk::changed, this, &GuideFrameForm::show);
    show();
}

void GuideFrameForm::writeName()
{
    m_name->setFocus();
    m_name->selectAll();
}

void GuideFrameForm::show()
{
    const auto& guide = m_desk.guide();
    const bool writable = m_desk.isWritable();
    setEnabled(guide.id.isValid());
    if (!m_name->hasFocus() || !m_name->isModified())
        m_name->setText(guide.name);
    m_introduction->setKept(guide.introduction);
    m_closing->setKept(guide.closing);
    m_groups->setKept(namesOf(guide.groups).join(u'\n'));
    m_name->setReadOnly(!writable);
    for (auto* field : {m_introduction, m_closing, m_groups})
        field->setReadOnly(!writable);
}

} // namespace counterpoint::ui
