"""领导干部履职学法: study, lectures, training, examinations, oaths and reports on duty."""
