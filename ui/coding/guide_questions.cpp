#include "ui/coding/guide_questions.h"
#include "core/project/project.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/navigator.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/widgets/wrapped_column.h"
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

enum Column { Number, Topic, Words };

} // namespace

GuideQuestions::GuideQuestions(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_guides(named(new QComboBox, "guideChoice", tr("Guide")))
    , m_questions(named(new QTreeWidget, "guideQuestions", tr("Questions of the guide")))
    , m_edit(named(new QPushButton, "guideEdit", tr("Write the guide in the Study workspace")))
{
    m_questions->setHeaderLabels({tr("No."), tr("Topic"), tr("Question")});
    m_questions->setRootIsDecorated(false);
    m_questions->setFrameShape(QFrame::NoFrame);
    m_questions->header()->setSectionResizeMode(Number, QHeaderView::ResizeToContents);
    m_questions->setColumnWidth(Topic, fontMetrics().averageCharWidth() * 16);
    wrapColumn(m_questions, Words);
    m_edit->setIcon(icon("document-edit"));
    m_edit->setToolTip(m_edit->accessibleName());
    auto* bar = new QHBoxLayout;
    bar->addWidget(m_guides, 1);
    bar->addWidget(m_edit);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 4);
    column->setSpacing(4);
    column->addLayout(bar);
    column->addWidget(m_questions, 1);
    connect(m_guides, &QComboBox::currentIndexChanged, this, &GuideQuestions::showGuide);
    connect(m_questions, &QTreeWidget::currentItemChanged, this, &GuideQuestions::questionChosen);
    connect(m_edit, &QPushButton::clicked, this, [this] {
        m_session.navigator().go({Place::Workspace::Study, Entity::Guide, m_guide.id.value(), {}, {}});
    });
    setFocusProxy(m_questions);
    reload();
}

int GuideQuestions::currentQuestion() const { return m_questions->indexOfTopLevelItem(m_questions->currentItem()); }

void GuideQuestions::reload()
{
    const auto all = m_session.project().read([](const Read& db) { return guides::all(db); });
    if (!m_session.notices().accept(all))
        return;
    m_all = *all;
    {
        const QSignalBlocker quiet(m_guides);
        m_guides->clear();
        for (const auto& guide : m_all)
            m_guides->addItem(guide.name, qlonglong(guide.id.value()));
        m_guides->setCurrentIndex(std::max(0, m_guides->findData(qlonglong(m_guide.id.value()))));
    }
    showGuide();
}

void GuideQuestions::showGuide()
{
    const int place = m_guides->currentIndex();
    const auto chosen = place >= 0 && std::size_t(place) < m_all.size() ? m_all[std::size_t(place)] : Guide();
    m_edit->setText(chosen.id.isValid() ? tr("Edit the guide") : tr("Write a guide"));
    if (chosen == m_guide)
        return;
    const int current = chosen.id == m_guide.id ? currentQuestion() : 0;
    m_guide = chosen;
    m_questions->clear();
    for (std::size_t i = 0; i < m_guide.questions.size(); ++i) {
        const auto& question = m_guide.questions[i];
        auto* item = new QTreeWidgetItem(m_questions, {QString::number(i + 1), question.topic, question.text});
        for (int column : {Number, Topic})
            item->setTextAlignment(column, Qt::AlignLeading | Qt::AlignTop);
    }
    m_questions->setCurrentItem(m_questions->topLevelItem(std::clamp(current, 0, std::max(0, int(m_guide.questions.size()) - 1))));
    Q_EMIT guideShown();
}

} // namespace counterpoint::ui
