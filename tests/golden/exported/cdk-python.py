from aws_cdk import Stack, aws_lambda as lambda_
from constructs import Construct


class AsynchronousInvocation(Stack):
    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        role: str,  # ARN of the role that the functions run with
        code_bucket: str,  # Bucket that holds NAME.zip for each function
        runtime: str = "nodejs22.x",  # Runtime of all functions
        handler: str = "index.handler",  # Handler of all functions
        **kwargs,
    ) -> None:
        super().__init__(scope, construct_id, **kwargs)

        cfn_order_processor = lambda_.CfnFunction(
            self,
            "OrderProcessor",
            function_name="order-processor",
            role=role,
            runtime=runtime,
            handler=handler,
            code=lambda_.CfnFunction.CodeProperty(
                s3_bucket=code_bucket,
                s3_key="order-processor.zip",
            ),
            timeout=30,
            reserved_concurrent_executions=5,
            recursive_loop="Allow",
            dead_letter_config=lambda_.CfnFunction.DeadLetterConfigProperty(
                target_arn="arn:aws:sqs:us-east-1:123456789012:orders-dlq",
            ),
        )

        cfn_notify = lambda_.CfnFunction(
            self,
            "Notify",
            function_name="notify",
            role=role,
            runtime=runtime,
            handler=handler,
            code=lambda_.CfnFunction.CodeProperty(
                s3_bucket=code_bucket,
                s3_key="notify.zip",
            ),
        )

        cfn_audit = lambda_.CfnFunction(
            self,
            "Audit",
            function_name="audit",
            role=role,
            runtime=runtime,
            handler=handler,
            code=lambda_.CfnFunction.CodeProperty(
                s3_bucket=code_bucket,
                s3_key="audit.zip",
            ),
            dead_letter_config=lambda_.CfnFunction.DeadLetterConfigProperty(
                target_arn="arn:aws:sns:us-east-1:123456789012:alarms",
            ),
        )

        cfn_archive = lambda_.CfnFunction(
            self,
            "Archive",
            function_name="archive",
            role=role,
            runtime=runtime,
            handler=handler,
            code=lambda_.CfnFunction.CodeProperty(
                s3_bucket=code_bucket,
                s3_key="archive.zip",
            ),
        )

        cfn_order_processor_live_alias = lambda_.CfnAlias(
            self,
            "OrderProcessorLiveAlias",
            function_name=cfn_order_processor.ref,
            name="live",
            function_version="3",
        )

        lambda_.CfnEventInvokeConfig(
            self,
            "OrderProcessorLatestInvoke",
            function_name=cfn_order_processor.ref,
            qualifier="$LATEST",
            destination_config=lambda_.CfnEventInvokeConfig.DestinationConfigProperty(
                on_success=lambda_.CfnEventInvokeConfig.OnSuccessProperty(
                    destination=cfn_notify.attr_arn,
                ),
            ),
        )

        cfn_order_processor_live_invoke = lambda_.CfnEventInvokeConfig(
            self,
            "OrderProcessorLiveInvoke",
            function_name=cfn_order_processor.ref,
            qualifier="live",
            maximum_retry_attempts=0,
            maximum_event_age_in_seconds=3600,
            destination_config=lambda_.CfnEventInvokeConfig.DestinationConfigProperty(
                on_failure=lambda_.CfnEventInvokeConfig.OnFailureProperty(
                    destination="arn:aws:sns:us-east-1:123456789012:orders-failed",
                ),
            ),
        )
        cfn_order_processor_live_invoke.node.add_dependency(cfn_order_processor_live_alias)

        lambda_.CfnEventInvokeConfig(
            self,
            "NotifyLatestInvoke",
            function_name=cfn_notify.ref,
            qualifier="$LATEST",
            destination_config=lambda_.CfnEventInvokeConfig.DestinationConfigProperty(
                on_success=lambda_.CfnEventInvokeConfig.OnSuccessProperty(
                    destination=cfn_order_processor_live_alias.ref,
                ),
            ),
        )

        lambda_.CfnEventInvokeConfig(
            self,
            "AuditLatestInvoke",
            function_name=cfn_audit.ref,
            qualifier="$LATEST",
            destination_config=lambda_.CfnEventInvokeConfig.DestinationConfigProperty(
                on_success=lambda_.CfnEventInvokeConfig.OnSuccessProperty(
                    destination=cfn_archive.attr_arn,
                ),
                on_failure=lambda_.CfnEventInvokeConfig.OnFailureProperty(
                    destination="arn:aws:s3:::failed-audits",
                ),
            ),
        )
